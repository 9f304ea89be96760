"""One page of a queue, read from an index at a cost that does not grow with the queue."""

import heapq
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from comity.comments.queries import CommentView
from comity.comments.queries import comments as comments_of
from comity.ground import clock
from comity.moderation.models import Case, Evidence
from comity.moderation.queues import Queue, Standing
from comity.readers.roles import Staff

SIZE = 30
OLDEST_FIRST = frozenset({Queue.HELD, Queue.REPORTED, Queue.APPEALS})
"""Where people wait for an answer, who waits longest comes first."""

_STANDING = {
    Queue.HELD: Standing.HELD,
    Queue.NEW: Standing.NEW,
    Queue.APPROVED: Standing.APPROVED,
    Queue.REJECTED: Standing.REJECTED,
}


@dataclass(frozen=True)
class Filters:
    """What a queue is narrowed to; empty fields narrow nothing.

    `score` is the least probability; where it is set the highest come first. `younger` and
    `older` are ages in hours.
    """

    story: uuid.UUID | None = None
    section: str = ""
    reader: uuid.UUID | None = None
    rule: str = ""
    score: float | None = None
    language: str = ""
    younger: int | None = None
    older: int | None = None


@dataclass(frozen=True)
class Place:
    """Where a page of a queue ended: the last case's moment, or its score, and its comment."""

    value: datetime | float
    comment: uuid.UUID

    def __str__(self) -> str:
        """Return how it is written in an address."""
        value = self.value
        written = value.isoformat() if isinstance(value, datetime) else repr(value)
        return f"{written}~{self.comment}"


@dataclass(frozen=True)
class CaseView:
    """A comment as a queue lists it."""

    comment: CommentView
    section: str
    standing: str
    score: float | None
    language: str
    reports: int
    appeals: int
    at: datetime
    claimed_by: int | None


@dataclass(frozen=True)
class QueuePage:
    """Some of a queue, in its order, and after which place it goes on (None at the end)."""

    cases: tuple[CaseView, ...]
    after: Place | None


def queue_page(
    staff: Staff, queue: Queue, filters: Filters, after: Place | None = None
) -> QueuePage:
    """Return up to SIZE cases of a queue, from the place `after` on.

    It is a former page's with the same filters: a score where one is asked for, else a moment.
    """
    order = _order(queue, filters)
    rows = _narrowed(Case.objects.filter(publication=staff.publication), queue, filters)
    parts = [order.cut(part, after) for part in _parts(rows, queue, filters, staff.sections)]
    merged = heapq.merge(*parts, key=order.key, reverse=order.descending)
    found = list(islice(merged, SIZE + 1))
    shown = found[:SIZE]
    return QueuePage(tuple(_views(shown)), order.place(shown[-1]) if len(found) > SIZE else None)


@dataclass(frozen=True)
class _Order:
    field: str
    descending: bool

    def cut(self, rows: QuerySet[Case], after: Place | None) -> QuerySet[Case]:
        sign, side = ("-", "lt") if self.descending else ("", "gt")
        if after:
            same = Q(**{self.field: after.value, f"pk__{side}": after.comment})
            rows = rows.filter(
                Q(**{f"{self.field}__{side}e": after.value})
                & (Q(**{f"{self.field}__{side}": after.value}) | same)
            )
        return rows.order_by(f"{sign}{self.field}", f"{sign}pk")[: SIZE + 1]

    def key(self, case: Case) -> tuple[Any, uuid.UUID]:
        return getattr(case, self.field), case.comment_id

    def place(self, case: Case) -> Place:
        return Place(*self.key(case))


def _order(queue: Queue, filters: Filters) -> _Order:
    if filters.score is not None:
        return _Order("score", descending=True)
    return _Order("at", descending=queue not in OLDEST_FIRST)


def _narrowed(rows: QuerySet[Case], queue: Queue, filters: Filters) -> QuerySet[Case]:
    if queue in _STANDING:
        rows = rows.filter(standing=_STANDING[queue])
    elif queue == Queue.REPORTED:
        rows = rows.filter(reports__gt=0)
    elif queue == Queue.APPEALS:
        rows = rows.filter(appeals__gt=0)
    if filters.story:
        rows = rows.filter(story=filters.story)
    if filters.reader:
        rows = rows.filter(reader=filters.reader)
    if filters.score is not None:
        rows = rows.filter(score__gte=filters.score)
    if filters.language:
        rows = rows.filter(language=filters.language)
    if filters.younger is not None:
        rows = rows.filter(at__gte=clock.now() - timedelta(hours=filters.younger))
    if filters.older is not None:
        rows = rows.filter(at__lt=clock.now() - timedelta(hours=filters.older))
    if filters.rule:
        rows = rows.filter(Exists(Evidence.objects.filter(case=OuterRef("pk"), rule=filters.rule)))
    return rows


def _parts(
    rows: QuerySet[Case], queue: Queue, filters: Filters, allowed: frozenset[str]
) -> Iterator[QuerySet[Case]]:
    """Read each section, and each standing in it, by itself in the order of its one index.

    The caller puts them together; so a page costs a few short reads, and never a long sort.
    """
    if not filters.section and not allowed:
        yield rows
        return
    indexed_otherwise = filters.score is not None or filters.language
    whole = queue == Queue.EVERYTHING and not indexed_otherwise
    for section in [filters.section] if filters.section else sorted(allowed):
        if allowed and section not in allowed:
            continue
        part = rows.filter(section=section)
        if whole:
            yield from (part.filter(standing=standing) for standing in Standing)
        else:
            yield part


def _views(rows: list[Case]) -> Iterator[CaseView]:
    at = clock.now()
    found = {each.id: each for each in comments_of([row.comment_id for row in rows])}
    for row in rows:
        claimed = row.claimed_until is not None and row.claimed_until > at
        yield CaseView(
            found[row.comment_id],
            row.section,
            row.standing,
            row.score,
            row.language,
            row.reports,
            row.appeals,
            row.at,
            row.claimed_by_id if claimed else None,
        )
