"""A comment as an archive has it, before it is seated in a story. Pure."""

import uuid
from datetime import datetime
from typing import Any

import msgspec

from comity.comments.state import State


class Archived(msgspec.Struct, frozen=True, array_like=True):
    """A comment as an archive has it. What the archive does not say stays empty or None.

    A struct, because a million of them go from one process to another.
    """

    origin: str
    """`<format>:<its id there>`, unique in its story."""
    source: str
    """Its text as Markdown, cleaned by `ground.text`."""
    parent: str = ""
    """The origin of the comment that it answers; that one comes before it."""
    name: str = ""
    badge: str = ""
    reader: uuid.UUID | None = None
    author: str = ""
    """The origin of the reader who said it, where `reader` is not known yet."""
    posted_at: datetime | None = None
    precision: str = "second"
    edited_at: datetime | None = None
    formers: tuple[tuple[str, datetime], ...] = ()
    """What it said before each of its edits, as Markdown, and when that was replaced."""
    state: State = State.PUBLISHED
    reason: str = ""
    pick: str = ""
    ups: int = 0
    downs: int = 0
    findings: tuple[dict[str, Any], ...] = ()
    html: str = ""
    """Safe HTML (`ground.markdown.clean_html`) where the archive has no Markdown."""
    quote: str = ""
    """The words of the story that it is about, where those are not the whole story."""
    told: dict[str, Any] = {}
