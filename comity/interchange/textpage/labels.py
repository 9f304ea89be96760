"""The lines that wpDiscuz prints around a comment: role, "Reply to", votes, "Reply", edit note.

Source: ../shared/reference/formats.md, "Saved pages as plain text".
"""

from __future__ import annotations

import re

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


def is_role(plain: str) -> bool:
    """Whether the line is the badge of a role or a rank."""
    words = plain.casefold()
    return words in _ROLES or _RANK.fullmatch(words) is not None


def is_reply_button(plain: str) -> bool:
    """Whether the line is the button under each comment."""
    return plain == "Reply"


def is_closing(plain: str) -> bool:
    """Whether the line is one of the buttons that close a comment."""
    return is_reply_button(plain) or _REPLIES.fullmatch(plain) is not None


def is_edit_note(plain: str) -> bool:
    """Whether the line says when and by whom a comment was edited."""
    return _EDITED.fullmatch(plain) is not None


def reply_to(plain: str) -> str | None:
    """The name after "Reply to", where the line is such a label."""
    match = _REPLY_TO.fullmatch(plain)
    return match["name"] if match else None


def votes(plain: str) -> int | None:
    """The score that the whole line states: "-1", "12", "1.2K" (1200, rounded by the page)."""
    match = _VOTES.fullmatch(plain)
    if match is None:
        return None
    scale = {"k": 1_000, "m": 1_000_000}.get(match["scale"].lower(), 1)
    figure = match["figure"]
    if scale > 1:
        number = round(float(figure.replace(",", ".")) * scale)
    else:
        number = int(re.sub("[.,]", "", figure))
    return -number if match["sign"] in ("-", "−", "–") else number
