"""The lines a site puts around a story and a thread: wpDiscuz 7's English words.

Source: ../shared/reference/formats.md, "Saved pages as plain text", and wpDiscuz's phrases.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from comity.interchange.textpage.lines import Line

_COUNT = r"(?P<count>\d[\d.,\u202f ]*[km]?) comments?|comments? \((?P<count2>\d[\d.,]*)\)"
_FIRM = (
    rf"notify of|new follow-up comments|new replies to my comments|inline feedbacks?"
    rf"|view all comments|most voted|name ?\*|e-?mail ?\*|{_COUNT}"
)
_SOFT = (
    r"subscribe|login|connect with|label|e-?mail|website|oldest|newest|guest|sort by"
    r"|\{\}|\[\+\]|δ|be the first to comment!?|(?:join|start) the discussion"
    r"|please login to comment"
)
_UNNAMED = re.sub(r"\?P<\w+>", "", f"{_FIRM}|{_SOFT}")
_HEADER_LINE = re.compile(rf"(?:(?:{_UNNAMED})(?: |$))+")
_PHRASE = re.compile(rf"(?P<firm>{re.sub(r'[?]P<[a-z0-9]+>', '', _FIRM)})|(?:{_SOFT})")
_COUNT_LINE = re.compile(_COUNT)
_LAST_PHRASE = "view all comments"
_LONGEST_HEADER_LINE = 160

_TAIL_FIRM = re.compile(
    r"load more comments|wpdiscuz|insert|would love your thoughts, please comment\.? ?x?"
)
_TAIL_SOFT = re.compile(r"x|0|\(\)|\|? ?reply")
_LONGEST_FOOTER = 60
_GOODBYE = re.compile(r"would love your thoughts, please comment\.? ?x?")

RELATED = re.compile(
    r"(?:more on (?:the|this) topic|related(?: \w+)?|read (?:more|also)|see also)\s*:?",
    re.IGNORECASE,
)
SUPPORT_CALL = re.compile(
    r"(?:support|donate to|please support|click to (?:support|donate))(?: [^\s.,:;!?]+){1,4}!?",
    re.IGNORECASE,
)
FULL_SIZE = re.compile(r"click to see (?:the )?full-?\s?size image", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """The lines [start, end) that open the discussion, and the number of comments they state.

    `is_firm` says that one of its phrases is such as no story or comment would use.
    """

    start: int
    end: int
    declared: int | None
    phrases: int
    is_firm: bool


def _phrases(line: Line) -> tuple[set[str], bool]:
    """The header phrases that make up the whole of `line` (none if anything else is on it)."""
    words = line.plain.casefold()
    if len(words) > _LONGEST_HEADER_LINE or not _HEADER_LINE.fullmatch(words):
        return set(), False
    found = list(_PHRASE.finditer(words))
    return {match.group() for match in found}, any(match["firm"] for match in found)


def headers(lines: Sequence[Line]) -> list[Header]:
    """Every run of header lines: one firm phrase, or two of the others."""
    runs: list[Header] = []
    position = 0
    while position < len(lines):
        end, phrases, firm = position, set[str](), False
        while end < len(lines):
            more, is_firm = _phrases(lines[end])
            if not more:
                break
            phrases |= more
            firm |= is_firm
            end += 1
            if _LAST_PHRASE in more:
                break
        read_on = max(end, position + 1)
        # "Guest" in capitals after the header is the role label of the first comment.
        while end > position and lines[end - 1].plain == "Guest":
            end -= 1
        if (firm or len(phrases) > 1) and end > position:
            declared = _declared(lines[position:end])
            runs.append(Header(position, end, declared, len(phrases), firm))
        position = read_on
    return runs


def _declared(lines: Sequence[Line]) -> int | None:
    for line in lines:
        for match in _COUNT_LINE.finditer(line.plain.casefold()):
            figure = re.sub(r"[^\dkm]", "", match["count"] or match["count2"])
            # "1.2k" is rounded: no completeness check can rest on it.
            return int(figure) if figure.isdecimal() else None
    return None


def tail_start(lines: Sequence[Line]) -> int:
    """Where the lines that close the discussion begin: `len(lines)` if there are none.

    The site's own footer may follow the last of them.
    """
    footer = range(len(lines) - 1, max(len(lines) - _LONGEST_FOOTER, 0) - 1, -1)
    goodbye = next((i for i in footer if _GOODBYE.fullmatch(lines[i].plain.casefold())), None)
    start = position = len(lines) if goodbye is None else goodbye + 1
    while position > 0:
        position -= 1
        words = lines[position].plain.casefold()
        if _TAIL_FIRM.fullmatch(words):
            start = position
        elif not _TAIL_SOFT.fullmatch(words):
            break
    return start


def says_more_to_load(lines: Sequence[Line]) -> bool:
    """Whether the page itself says that it was saved before all comments were loaded."""
    return any(line.plain.casefold() == "load more comments" for line in lines)
