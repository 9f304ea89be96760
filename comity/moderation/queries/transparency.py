"""The yearly transparency report (Digital Services Act, art. 15), and the year's statements."""

import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any

from comity.comments.queries import comments as comments_of
from comity.moderation.acts import Act
from comity.moderation.dsa import RESTRICTIONS, record
from comity.moderation.models import Appeal, Decision, Figure, Report, Statement
from comity.moderation.queries.statements import rows, view

AT_ONCE = 500


@dataclass(frozen=True)
class Line:
    """One sort of decision in a year, and how many there were."""

    act: str
    ground: str
    automated: bool
    count: int


@dataclass(frozen=True)
class Answered:
    """What came in, what was answered, and how long that took in the middle case, in hours."""

    came: int
    answered: int
    led_to_action: int
    median_hours: float | None


@dataclass(frozen=True)
class Transparency:
    """The report of one year."""

    publication: str
    year: int
    decisions: tuple[Line, ...]
    notices: Answered
    reports: Answered
    appeals: Answered
    """`led_to_action`: how many were granted."""
    holds: int
    holds_approved: int
    """How many comments the house rules held that a person then approved: their error."""


def transparency(publication: str, year: int) -> Transparency:
    """Return the transparency report of a calendar year (UTC)."""
    months = Figure.objects.filter(publication=publication, month__year=year)
    sums: Counter[tuple[str, str, bool]] = Counter()
    for figure in months:
        sums[figure.act, figure.ground, figure.automated] += figure.count
    lines = tuple(Line(*sort, count) for sort, count in sorted(sums.items()))
    return Transparency(
        publication,
        year,
        lines,
        _pointed_out(publication, year, Report.Kind.NOTICE),
        _pointed_out(publication, year, Report.Kind.REPORT),
        _appeals(publication, year),
        sum(line.count for line in lines if line.act == Act.HOLD),
        Decision.objects.filter(
            publication=publication,
            act=Act.APPROVE,
            at__gte=_first(year),
            at__lt=_first(year + 1),
            before__state="held",
        ).count(),
    )


def eu_records(publication: str, year: int) -> Iterator[dict[str, Any]]:
    """Yield the year's statements of reasons in the shape of the EU's transparency database."""
    found = rows().filter(
        publication=publication,
        decision__act__in=RESTRICTIONS,
        made_at__gte=_first(year),
        made_at__lt=_first(year + 1),
    )
    last: tuple[datetime, uuid.UUID] | None = None
    while batch := _after(found, last):
        said = {each.id: each for each in comments_of(_commented(batch))}
        for row in batch:
            comment = said.get(row.decision.comment_id) if row.decision.comment_id else None
            yield record(view(row), comment.posted_at if comment else None, row.language)
        last = (batch[-1].made_at, batch[-1].id)


def _after(found: Any, last: tuple[datetime, uuid.UUID] | None) -> list[Statement]:
    if last is not None:
        found = found.filter(made_at__gte=last[0]).exclude(made_at=last[0], id__lte=last[1])
    return list(found.order_by("made_at", "id")[:AT_ONCE])


def _commented(batch: list[Statement]) -> list[uuid.UUID]:
    return [row.decision.comment_id for row in batch if row.decision.comment_id is not None]


def _pointed_out(publication: str, year: int, kind: str) -> Answered:
    found = Report.objects.filter(
        publication=publication, kind=kind, made_at__gte=_first(year), made_at__lt=_first(year + 1)
    ).select_related("decision")
    waits: list[timedelta] = []
    came = acted = 0
    for row in found.iterator(1000):
        came += 1
        if row.decision is not None:
            waits.append(row.decision.at - row.made_at)
            acted += row.decision.act in RESTRICTIONS
    return Answered(came, len(waits), acted, _hours(waits))


def _appeals(publication: str, year: int) -> Answered:
    found = Appeal.objects.filter(
        statement__publication=publication,
        made_at__gte=_first(year),
        made_at__lt=_first(year + 1),
    ).select_related("decision")
    waits: list[timedelta] = []
    came = granted = 0
    for row in found.iterator(1000):
        came += 1
        if row.decision is not None:
            waits.append(row.decision.at - row.made_at)
            granted += row.decision.act != Act.UPHOLD
    return Answered(came, len(waits), granted, _hours(waits))


def _hours(waits: list[timedelta]) -> float | None:
    return round(median(wait / timedelta(hours=1) for wait in waits), 1) if waits else None


def _first(year: int) -> datetime:
    return datetime(year, 1, 1, tzinfo=UTC)
