"""Seats archived comments in a story: numbers, places and counters, in plain tuples.

Rows of the ORM cost too much for a million comments.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from comity.comments.archived import Archived
from comity.comments.models import Comment, Former
from comity.comments.ranking import wilson
from comity.comments.state import State
from comity.ground import ids, rows
from comity.stories.turn import Turn

COLUMNS = (
    "id", "parent_id", "root_id", "number", "position", "depth", "reader_id", "name", "badge",
    "source", "html", "state", "shown", "reason", "findings", "posted_at", "precision",
    "edited_at", "pick", "ups", "downs", "points", "best", "quote", "origin", "told",
)  # fmt: skip
ALIKE = ("publication_id", "story_id", "asked", "fingerprint", "network")
COUNTERS = ("seats", "answers", "conversation")
SHOWN = frozenset({State.PUBLISHED, State.WITHDRAWN, State.REMOVED})
"""States of comments that have been public: they keep their line in the thread."""


@dataclass(slots=True)
class Seat:
    """A comment as far as others are placed by it."""

    id: uuid.UUID
    root: uuid.UUID | None
    depth: int
    seats: int = 0
    answers: int = 0
    conversation: int = 0
    is_known: bool = False


_SEAT = ("id", "root_id", "depth", *COUNTERS)


def known(story_id: uuid.UUID, archived: Iterable[Archived]) -> dict[str, Seat]:
    """Return the seats of those that came before, and of those that are answered, by origin."""
    origins = {name for each in archived for name in (each.origin, each.parent) if name}
    there = Comment.objects.filter(story=story_id, origin__in=rows.listed(origins))
    found = there.exclude(origin="").values("origin", *_SEAT)
    return {row["origin"]: _seat(row) for row in found}


def _seat(row: Mapping[str, Any]) -> Seat:
    return Seat(**{name.removesuffix("_id"): row[name] for name in _SEAT}, is_known=True)


class Seating:
    """The rows of one batch, numbered and seated, and the older rows that they change."""

    def __init__(
        self,
        turn: Turn,
        story_id: uuid.UUID,
        known: dict[str, Seat],
        readers: Mapping[str, uuid.UUID],
    ) -> None:
        self.turn, self._known, self._readers = turn, known, readers
        self.story = story_id
        self._by_id = {seat.id: seat for seat in known.values()}
        self._older: dict[uuid.UUID, Seat] = {}
        self.formers: list[tuple[uuid.UUID, str, datetime]] = []
        self._rows: list[tuple[Any, ...]] = []
        self._seats: list[Seat] = []
        self.published = self.roots_shown = 0
        self.first = self.last = 0
        self.spoken_at: datetime | None = None

    @property
    def new(self) -> int:
        """How many comments were seated."""
        return len(self._rows)

    def take(self, each: Archived, html: str) -> None:
        """Seat a comment that is new here."""
        parent = self._known.get(each.parent) if each.parent else None
        told = each.told
        if each.parent and parent is None:
            told = {**told, "parent_missing": each.parent}
        shown = each.state in SHOWN
        seat, position = self._place(parent)
        self.last = self.turn.number()
        self.first = self.first or self.last
        self._seats.append(seat)
        self._rows.append(
            (
                *(seat.id, parent.id if parent else None, seat.root, self.last, position),
                *(seat.depth, each.reader or self._readers.get(each.author), each.name),
                *(each.badge, each.source, html),
                *(each.state.value, shown, each.reason, list(each.findings), each.posted_at),
                *(each.precision, each.edited_at, each.pick, each.ups, each.downs),
                *(each.ups - each.downs, wilson(each.ups, each.downs), each.quote),
                *(each.origin, told),
            )
        )
        self._known[each.origin] = self._by_id[seat.id] = seat
        self._count(seat, parent, each, shown=shown)

    def _place(self, parent: Seat | None) -> tuple[Seat, int]:
        if parent is None:
            return Seat(ids.uuid7(), None, 0), self.turn.root_position()
        parent.seats += 1
        self._changed(parent)
        return Seat(ids.uuid7(), parent.root or parent.id, parent.depth + 1), parent.seats

    def _count(self, seat: Seat, parent: Seat | None, each: Archived, *, shown: bool) -> None:
        self.published += each.state is State.PUBLISHED
        if each.posted_at and (self.spoken_at is None or each.posted_at > self.spoken_at):
            self.spoken_at = each.posted_at
        self.formers.extend((seat.id, said, when) for said, when in each.formers)
        if not shown:
            return
        if parent is None:
            self.roots_shown += 1
            return
        parent.answers += 1
        root = self._root(seat.root)
        root.conversation += 1
        self._changed(root)

    def _root(self, root_id: uuid.UUID | None) -> Seat:
        assert root_id is not None
        if root_id not in self._by_id:
            self._by_id[root_id] = _seat(Comment.objects.values(*_SEAT).get(id=root_id))
        return self._by_id[root_id]

    def _changed(self, seat: Seat) -> None:
        if seat.is_known:
            self._older[seat.id] = seat

    @property
    def rows(self) -> Iterator[tuple[Any, ...]]:
        """What is new here, in the order of the columns."""
        alike = (self.turn.publication, self.story, "", "", "")
        for row, seat in zip(self._rows, self._seats, strict=True):
            yield (*row, *alike, seat.seats, seat.answers, seat.conversation)

    @property
    def older(self) -> Iterator[tuple[Any, ...]]:
        """The counters of what was there and is answered now, then its id."""
        for seat in self._older.values():
            yield seat.seats, seat.answers, seat.conversation, seat.id


def save(seatings: Collection[Seating]) -> None:
    """Write down what is seated in stories, inside a write."""
    new = [row for each in seatings for row in each.rows]
    rows.insert(Comment, (*COLUMNS, *ALIKE, *COUNTERS), new)
    rows.update(Comment, COUNTERS, [row for each in seatings for row in each.older])
    formers = [row for each in seatings for row in each.formers]
    rows.insert(Former, ("comment_id", "source", "replaced_at"), formers)
