"""Bring in the comments of an archive, many at a time, each once however often it is tried."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from comity.comments import facts
from comity.comments.models import Comment, Former, Vote
from comity.comments.ranking import wilson
from comity.comments.state import State
from comity.ground import clock, ids, markdown, rows
from comity.journal import record
from comity.stories.actions import Turn

COUNTERS = ("seats", "answers", "conversation")
SHOWN = frozenset({State.PUBLISHED, State.WITHDRAWN, State.REMOVED})
"""States of comments that have been public: they keep their line in the thread."""


@dataclass(frozen=True)
class Archived:
    """A comment as an archive has it. What the archive does not say stays empty or None."""

    origin: str
    """`<format>:<its id there>`, unique in its story."""
    source: str
    """Its text as Markdown, cleaned by `ground.text`."""
    parent: str = ""
    """The origin of the comment that it answers; that one comes before it."""
    name: str = ""
    badge: str = ""
    reader: uuid.UUID | None = None
    posted_at: datetime | None = None
    precision: str = "second"
    edited_at: datetime | None = None
    former: str = ""
    """What it said before its last edit, where that is known."""
    state: State = State.PUBLISHED
    reason: str = ""
    pick: str = ""
    ups: int = 0
    downs: int = 0
    findings: tuple[dict[str, Any], ...] = ()
    html: str = ""
    """Safe HTML (`ground.markdown.clean_html`) where the archive has no Markdown."""
    told: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class BroughtIn:
    """What became of a batch: how many were new here, and how many had come before."""

    new: int
    known: int


def bring_in(
    story_id: uuid.UUID, archived: Sequence[Archived], *, actor: str = "system"
) -> Callable[[], BroughtIn]:
    """Add archived comments to a story, parents before answers; the write does it at once.

    Where a parent is not known the comment answers the story itself, and `told` says so.
    """
    html = [each.html or markdown.render(each.source).html for each in archived]

    def write() -> BroughtIn:
        turn = Turn(story_id)
        known = _known(story_id, archived, turn)
        arrival = _Arrival(turn, story_id, known)
        for each, safe in zip(archived, html, strict=True):
            if each.origin not in known:
                known[each.origin] = arrival.seat(each, safe)
        new = arrival.new
        if new:
            arrival.save()
            version = turn.end(
                visible=True,
                count=arrival.published,
                roots_shown=arrival.roots_shown,
                spoken_at=arrival.spoken_at,
            )
            record.append(
                facts.BROUGHT_IN,
                publication=turn.publication,
                story=story_id,
                version=version,
                subject=str(story_id),
                actor=actor,
                data={"first": arrival.first, "last": arrival.last},
            )
        return BroughtIn(new, len(archived) - new)

    return write


@dataclass(slots=True)
class _Seat:
    """A comment as far as others are placed by it. Rows of the ORM cost too much for a million."""

    id: uuid.UUID
    root: uuid.UUID | None
    depth: int
    seats: int = 0
    answers: int = 0
    conversation: int = 0
    is_known: bool = False


_SEAT = ("id", "root_id", "depth", "seats", "answers", "conversation")


def _known(story_id: uuid.UUID, archived: Sequence[Archived], turn: Turn) -> dict[str, _Seat]:
    if turn.is_empty:
        return {}
    origins = {each.origin for each in archived} | {each.parent for each in archived} - {""}
    found = Comment.objects.filter(story=story_id, origin__in=origins).exclude(origin="")
    return {row["origin"]: _seat(row) for row in found.values("origin", *_SEAT)}


def _seat(row: Mapping[str, Any]) -> _Seat:
    return _Seat(**{name.removesuffix("_id"): row[name] for name in _SEAT}, is_known=True)


def bring_in_votes(story_id: uuid.UUID, votes: Mapping[str, Mapping[uuid.UUID, int]]) -> None:
    """Keep who voted how (1 or -1), by the origin of the comment, inside a write.

    The comments' figures are left alone: an archive may count votes whose voters it has lost.
    """
    found = Comment.objects.filter(story=story_id, origin__in=list(votes)).exclude(origin="")
    at = clock.now()
    cast = [
        (comment, reader, value, at)
        for comment, origin in found.values_list("id", "origin")
        for reader, value in votes[origin].items()
    ]
    rows.insert(Vote, ("comment_id", "reader_id", "value", "cast_at"), cast, ignore=True)


class _Arrival:
    """The rows of one batch, numbered and seated, and the older rows that they change."""

    def __init__(self, turn: Turn, story_id: uuid.UUID, known: dict[str, _Seat]) -> None:
        self._turn, self._known = turn, known
        self._story_id = story_id
        self._by_id = {seat.id: seat for seat in known.values()}
        self._older: dict[uuid.UUID, _Seat] = {}
        self._former: list[tuple[uuid.UUID, str, datetime]] = []
        self._rows: list[tuple[_Seat, dict[str, Any]]] = []
        self.published = self.roots_shown = 0
        self.first = self.last = 0
        self.spoken_at: datetime | None = None

    @property
    def new(self) -> int:
        return len(self._rows)

    def seat(self, each: Archived, html: str) -> _Seat:
        parent = self._known.get(each.parent) if each.parent else None
        told = each.told
        if each.parent and parent is None:
            told = {**told, "parent_missing": each.parent}
        shown = each.state in SHOWN
        seat, position = self._place(parent)
        self.last = self._turn.number()
        self.first = self.first or self.last
        row = {
            "id": seat.id,
            "publication_id": self._turn.publication,
            "story_id": self._story_id,
            "parent_id": parent.id if parent else None,
            "root_id": seat.root,
            "number": self.last,
            "position": position,
            "depth": seat.depth,
            "reader_id": each.reader,
            "name": each.name,
            "badge": each.badge,
            "source": each.source,
            "html": html,
            "state": each.state.value,
            "shown": shown,
            "reason": each.reason,
            "asked": "",
            "findings": list(each.findings),
            "fingerprint": "",
            "posted_at": each.posted_at,
            "precision": each.precision,
            "edited_at": each.edited_at,
            "pick": each.pick,
            "ups": each.ups,
            "downs": each.downs,
            "points": each.ups - each.downs,
            "best": wilson(each.ups, each.downs),
            "quote": "",
            "origin": each.origin,
            "told": told,
        }
        self._rows.append((seat, row))
        self._count(seat, parent, each, shown=shown)
        self._by_id[seat.id] = seat
        return seat

    def _place(self, parent: _Seat | None) -> tuple[_Seat, int]:
        if parent is None:
            return _Seat(ids.uuid7(), None, 0), self._turn.root_position()
        parent.seats += 1
        self._changed(parent)
        return _Seat(ids.uuid7(), parent.root or parent.id, parent.depth + 1), parent.seats

    def _count(self, seat: _Seat, parent: _Seat | None, each: Archived, *, shown: bool) -> None:
        self.published += each.state == State.PUBLISHED
        if each.posted_at and (self.spoken_at is None or each.posted_at > self.spoken_at):
            self.spoken_at = each.posted_at
        if each.former:
            when = each.edited_at or each.posted_at or clock.now()
            self._former.append((seat.id, each.former, when))
        if not shown:
            return
        if parent is None:
            self.roots_shown += 1
            return
        parent.answers += 1
        root = self._root(seat.root)
        root.conversation += 1
        self._changed(root)

    def _root(self, root_id: uuid.UUID | None) -> _Seat:
        assert root_id is not None
        if root_id not in self._by_id:
            self._by_id[root_id] = _seat(Comment.objects.values(*_SEAT).get(id=root_id))
        return self._by_id[root_id]

    def _changed(self, seat: _Seat) -> None:
        if seat.is_known:
            self._older[seat.id] = seat

    def save(self) -> None:
        columns = (*self._rows[0][1], *COUNTERS)
        values = [
            (*row.values(), seat.seats, seat.answers, seat.conversation) for seat, row in self._rows
        ]
        rows.insert(Comment, columns, values)
        older = [
            (seat.seats, seat.answers, seat.conversation, seat.id) for seat in self._older.values()
        ]
        rows.update(Comment, COUNTERS, older)
        rows.insert(Former, ("comment_id", "source", "replaced_at"), self._former)
