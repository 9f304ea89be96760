"""Bring in the comments of an archive, many at a time, each once however often it is tried."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from comity.comments import facts
from comity.comments.models import Comment, Former
from comity.comments.ranking import wilson
from comity.comments.state import State
from comity.ground import clock, ids, markdown
from comity.journal import record
from comity.stories.actions import Turn

BATCH = 500


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
        known = _known(story_id, archived)
        arrival = _Arrival(turn, story_id, known)
        for each, safe in zip(archived, html, strict=True):
            if each.origin not in known:
                known[each.origin] = arrival.seat(each, safe)
        new = len(arrival.rows)
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
                data={"first": arrival.rows[0].number, "last": arrival.rows[-1].number},
            )
        return BroughtIn(new, len(archived) - new)

    return write


def _known(story_id: uuid.UUID, archived: Sequence[Archived]) -> dict[str, Comment]:
    origins = {each.origin for each in archived} | {each.parent for each in archived} - {""}
    rows = Comment.objects.filter(story=story_id, origin__in=origins)
    return {row.origin: row for row in rows}


class _Arrival:
    """The rows of one batch, numbered and seated, and the older rows that they change."""

    def __init__(self, turn: Turn, story_id: uuid.UUID, known: dict[str, Comment]) -> None:
        self._turn, self._known = turn, known
        self._story_id = story_id
        self._by_id = {row.id: row for row in known.values()}
        self._older: dict[uuid.UUID, Comment] = {}
        self._former: list[Former] = []
        self.rows: list[Comment] = []
        self.published = self.roots_shown = 0
        self.spoken_at: datetime | None = None

    def seat(self, each: Archived, html: str) -> Comment:
        parent = self._known.get(each.parent) if each.parent else None
        told = dict(each.told) | (
            {"parent_missing": each.parent} if each.parent and not parent else {}
        )
        row = Comment(
            id=ids.uuid7(),
            publication_id=self._turn.publication,
            story_id=self._story_id,
            number=self._turn.number(),
            reader_id=each.reader,
            name=each.name,
            badge=each.badge,
            source=each.source,
            html=html,
            state=each.state,
            shown=each.state in (State.PUBLISHED, State.WITHDRAWN, State.REMOVED),
            reason=each.reason,
            findings=list(each.findings),
            posted_at=each.posted_at,
            precision=each.precision,
            edited_at=each.edited_at,
            pick=each.pick,
            ups=each.ups,
            downs=each.downs,
            points=each.ups - each.downs,
            best=wilson(each.ups, each.downs),
            origin=each.origin,
            told=told,
        )
        self._place(row, parent)
        self._count(row, parent, each)
        self.rows.append(row)
        self._by_id[row.id] = row
        return row

    def _place(self, row: Comment, parent: Comment | None) -> None:
        if parent is None:
            row.position = self._turn.root_position()
            return
        parent.seats += 1
        row.parent_id, row.root_id = parent.id, parent.root_id or parent.id
        row.depth, row.position = parent.depth + 1, parent.seats
        self._changed(parent)

    def _count(self, row: Comment, parent: Comment | None, each: Archived) -> None:
        self.published += row.state == State.PUBLISHED
        if row.posted_at and (self.spoken_at is None or row.posted_at > self.spoken_at):
            self.spoken_at = row.posted_at
        if each.former:
            when = each.edited_at or each.posted_at or clock.now()
            self._former.append(Former(comment=row, source=each.former, replaced_at=when))
        if not row.shown:
            return
        if parent is None:
            self.roots_shown += 1
            return
        parent.answers += 1
        root = self._root(row.root_id)
        root.conversation += 1
        self._changed(root)

    def _root(self, root_id: uuid.UUID | None) -> Comment:
        assert root_id is not None
        if root_id not in self._by_id:
            self._by_id[root_id] = Comment.objects.get(id=root_id)
        return self._by_id[root_id]

    def _changed(self, row: Comment) -> None:
        if not row._state.adding:
            self._older[row.id] = row

    def save(self) -> None:
        Comment.objects.bulk_create(self.rows, batch_size=BATCH)
        Comment.objects.bulk_update(
            self._older.values(), ["seats", "answers", "conversation"], batch_size=BATCH
        )
        Former.objects.bulk_create(self._former, batch_size=BATCH)
