"""What every archive reader yields: neutral records, whatever system the archive came from.

Keys are the archive's own ids, as text, unique within one archive and one kind of record. None
means that the archive does not tell. Moments are aware, in UTC, unless the archive names no zone:
then they are naive, in the zone of its site. Passwords, second factors and network addresses
have no field: they are never taken over.

They are structs, which cost a fifth of what dataclasses do: an archive has a million of them.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

Markup = Literal["html", "markdown", "text"]
State = Literal["published", "held", "rejected", "spam", "removed"]
Role = Literal["reader", "moderator", "admin"]


class ArchiveStory(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What was discussed. `address` is its URL or path; `aliases` are its other identifiers."""

    key: str
    address: str | None
    title: str | None = None
    author: str | None = None
    published: datetime | None = None
    is_closed: bool = False
    is_deleted: bool = False
    aliases: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    """Dates that are told and make no sense, as the archive has them; so in the records below."""


class ArchiveReader(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Who spoke, under an account of the old system."""

    key: str
    name: str | None
    email: str | None = None
    website: str | None = None
    role: Role = "reader"
    is_banned: bool = False
    banned_until: datetime | None = None
    """None with `is_banned`: for good."""
    joined: datetime | None = None
    unread: tuple[str, ...] = ()


class ArchiveComment(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What was said. `text` is in `markup` and as hostile as any other: clean it.

    `author` is the key of an ArchiveReader, None for a guest; the `author_*` fields are what the
    comment itself carries. `ups` and `downs` count votes; `score` is their difference where the
    archive tells no more.
    """

    key: str
    story: str
    text: str
    markup: Markup
    state: State = "published"
    parent: str | None = None
    author: str | None = None
    author_name: str | None = None
    author_email: str | None = None
    author_website: str | None = None
    author_label: str | None = None
    """What stood beside the name, like "Author": the old system's word for a role."""
    said: datetime | None = None
    edited: datetime | None = None
    formers: tuple[tuple[str, datetime | None], ...] = ()
    """What it said before each of its edits, in `markup`, and when that was replaced."""
    ups: int | None = None
    downs: int | None = None
    score: int | None = None
    rating: int | None = None
    """Stars that the comment gave what it is about."""
    is_pinned: bool = False
    is_picked: bool = False
    is_closed: bool = False
    """Whether nobody could answer it."""
    quote: str = ""
    """The words of the story that it is about, where those are not the whole story."""
    address: str | None = None
    unread: tuple[str, ...] = ()


class ArchiveVote(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One reader's vote, where the archive keeps who voted. `value` is 1 or -1."""

    comment: str
    reader: str
    value: Literal[1, -1]


class ArchiveQuestion(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What the newsroom asked its readers at words of a story, `quote`."""

    story: str
    quote: str
    text: str


class Rejected(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record that can't be brought over: where it stands in the archive, and why."""

    place: str
    reason: str


class Altered(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record that comes otherwise than the archive has it: where it stands, and how."""

    place: str
    reason: str


Finding = Rejected | Altered
Record = ArchiveStory | ArchiveReader | ArchiveComment | ArchiveVote | ArchiveQuestion | Rejected


class BrokenArchive(Exception):
    """The file as a whole can't be read. `place` says where it broke, `reason` what to do.

    It may come after records were yielded: read an archive through once before writing anything.
    """

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason
