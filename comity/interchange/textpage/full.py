"""A thread that kept the lines around each comment: role, name, date, votes, "Reply".

Blank lines mean nothing here (savers put none or a dozen). A comment begins at a date, a role
label or a "Reply to NAME" with its name above, or right after the lines that close the one before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from comity.interchange.textpage.answers import Said
from comity.interchange.textpage.dates import read_date
from comity.interchange.textpage.lines import Line, chunks
from comity.interchange.textpage.names import likeness

_ROLE_WORDS = (
    "guest author admin administrator editor moderator member contributor subscriber reader staff"
    " journalist supporter"
)
_ROLES = frozenset(_ROLE_WORDS.split())
_RANK = re.compile(r"(?:new|active|eminent|trusted|estimable|noble|famed|illustrious) member")
_REPLY_TO = re.compile(r"Reply to\s+(?P<name>\S.{0,79})")
_VOTES = re.compile(r"(?P<sign>[-+−–]?)(?P<figure>\d{1,7}(?:[.,]\d+)?)(?P<scale>[KkMm]?)")
_REPLIES = re.compile(
    r"(?:view|hide|show) (?:all )?replies(?: ?\(\d+\))?|\d+ repl(?:y|ies)", re.IGNORECASE
)
_EDITED = re.compile(r"last edited\b.{1,120}", re.IGNORECASE)
_LONGEST_NAME = 200


@dataclass(slots=True)
class Header:
    """The lines [start, end) over a comment's words."""

    start: int
    end: int
    role: str | None = None
    name: str | None = None
    said: Said | None = None
    reply_to: str | None = None


@dataclass(slots=True)
class FullComment:
    """A comment with the lines of its words, and the lines around them."""

    header: Header
    words: list[Line] = field(default_factory=list)
    labels: list[Line] = field(default_factory=list)
    votes: int | None = None
    edited: str | None = None
    is_closed: bool = False

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(chunk.text for chunk in chunks(self.words))


class FullThread:
    """Reads `lines` as a thread with labels. `captured` dates the relative dates."""

    def __init__(self, lines: Sequence[Line], captured: date | None) -> None:
        self.lines = lines
        self.dates = [read_date(line.plain, captured) for line in lines]
        self.has_reply_lines = sum(self._is_reply(i) for i in range(len(lines))) >= 2
        self.name_gap = self._usual_gap_before_dates()

    def _is_reply(self, index: int) -> bool:
        return self.lines[index].plain == "Reply"

    def _is_role(self, index: int) -> bool:
        words = self.lines[index].plain.casefold()
        return words in _ROLES or _RANK.fullmatch(words) is not None

    def _is_closing(self, index: int) -> bool:
        return self._is_reply(index) or _REPLIES.fullmatch(self.lines[index].plain) is not None

    def _usual_gap_before_dates(self) -> int:
        gaps = sorted(self.lines[i].gap for i, said in enumerate(self.dates) if said and i)
        return gaps[len(gaps) // 4] if gaps else 0

    def looks_labelled(self) -> bool:
        """Whether there are enough labels to read the thread by them."""
        headed = sum(1 for i in range(len(self.lines)) if self._labelled_header(i))
        closed = sum(map(self._is_closing, range(len(self.lines))))
        return headed >= 2 or (headed >= 1 and closed >= 1) or closed >= 2

    def first_comment(self, after: int) -> int | None:
        """The line of the first labelled header from `after` on (a page without a header block)."""
        starts = (i for i in range(after, len(self.lines)) if self._labelled_header(i))
        return next(starts, None)

    def _labelled_header(self, index: int) -> Header | None:
        """A header that shows itself by a date, a "Reply to" or a role label."""
        header = Header(index, index)
        cursor = index
        total = len(self.lines)
        if self._is_role(cursor):
            header.role = self.lines[cursor].text
            cursor += 1
        if cursor < total and self._can_be_name(cursor):
            header.name = self.lines[cursor].text
            cursor += 1
            # The avatar's alternative text repeats the name.
            if cursor < total and self.lines[cursor].plain == self.lines[cursor - 1].plain:
                cursor += 1
        marks = 0
        while cursor < total and marks < 2:
            reply = _REPLY_TO.fullmatch(self.lines[cursor].plain)
            if header.said is None and self.dates[cursor]:
                header.said = self.dates[cursor]
            elif header.reply_to is None and reply:
                header.reply_to = reply["name"]
            else:
                break
            marks += 1
            cursor += 1
        header.end = cursor
        if marks and (header.name or header.said):
            return header
        named = header.role and header.name and likeness(header.name) > 0 and cursor < total
        return header if named else None

    def _can_be_name(self, index: int) -> bool:
        line = self.lines[index]
        if len(line.plain) > _LONGEST_NAME or self.dates[index] or self._is_closing(index):
            return False
        if _REPLY_TO.fullmatch(line.plain):
            return False
        return (
            index + 1 == len(self.lines) or self.lines[index + 1].gap <= max(self.name_gap, 1) + 1
        )

    def _header_at(self, index: int, *, after_closing: bool) -> Header | None:
        header = self._labelled_header(index)
        if header and (after_closing or not self.has_reply_lines):
            above_date = header.name is not None and header.role is None and header.said is not None
            # A sentence that happens to stand above a date is the comment before, its name lost.
            if above_date and not after_closing and likeness(header.name or "") <= -4:
                return None
            return header
        if not after_closing:
            return None
        line = self.lines[index]
        if self._is_role(index):
            return Header(index, index + 1, role=line.text)
        if likeness(line.plain) > -1 and index + 1 < len(self.lines):
            return Header(index, index + 1, name=line.text)
        return Header(index, index)

    def comments(self) -> list[FullComment]:
        """The comments in their order; every line is in one comment's words or labels."""
        found: list[FullComment] = []
        index, total = 0, len(self.lines)
        while index < total:
            current = found[-1] if found else None
            after_closing = current is None or current.is_closed
            if current is not None and (taken := self._closing_lines(index, current)):
                current.labels += self.lines[index : index + taken]
                index += taken
                continue
            if header := self._header_at(index, after_closing=after_closing):
                found.append(FullComment(header, labels=list(self.lines[index : header.end])))
                index = header.end
                if index < total and header.end == header.start:
                    found[-1].words.append(self.lines[index])
                    index += 1
                continue
            assert current is not None
            current.words.append(self.lines[index])
            index += 1
        return found

    def _closing_lines(self, index: int, comment: FullComment) -> int:
        """How many lines from `index` close `comment`: votes, "Reply", replies, edit note."""
        plain = self.lines[index].plain
        if self._is_closing(index):
            comment.is_closed = True
            return 1
        edited = comment.edited is None and _EDITED.fullmatch(plain)
        closed = comment.is_closed or self._ends_here(index + 1) or self._is_score(index + 1)
        if edited and closed:
            comment.edited = self.lines[index].text
            return 1
        score = _VOTES.fullmatch(plain)
        if score and comment.votes is None and self._ends_here(index + 1):
            comment.votes = _votes(score)
            return 1
        return 0

    def _is_score(self, index: int) -> bool:
        """Whether `index` holds a score: a figure right above the lines that close a comment."""
        if index + 1 >= len(self.lines) or not _VOTES.fullmatch(self.lines[index].plain):
            return False
        return self._is_closing(index + 1)

    def _ends_here(self, index: int) -> bool:
        """Whether nothing but closing lines or the next header stands at `index`."""
        if index == len(self.lines):
            return True
        plain = self.lines[index].plain
        if self._is_closing(index) or _EDITED.fullmatch(plain):
            return True
        return not self.has_reply_lines and self._labelled_header(index) is not None


def _votes(match: re.Match[str]) -> int:
    scale = {"k": 1_000, "m": 1_000_000}.get(match["scale"].lower(), 1)
    figure = match["figure"]
    number = (
        float(figure.replace(",", ".")) * scale if scale > 1 else float(re.sub("[.,]", "", figure))
    )
    return -round(number) if match["sign"] in ("-", "−", "–") and match["sign"] else round(number)
