"""The yearly transparency report (Digital Services Act, art. 15), and the year's statements."""

import uuid
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from comity.comments.queries import comments as comments_of
from comity.moderation.acts import Act
from comity.moderation.dsa import RESTRICTIONS, record
from comity.moderation.models import Appeal, Decision, Figure, Report, Statement
from comity.moderation.queries.statements import rows, view

AT_ONCE = 500

GRANTED = frozenset(Act) - {Act.UPHOLD}
"""The acts by which an appeal is granted."""


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
    """How many comments the house rules held here; what an archive brought was held elsewhere."""
    holds_approved: int
    """How many of these a person approved, whenever that was: the house rules' error."""


def transparency(publication: str, year: int) -> Transparency:
    """Return the transparency report of a calendar year (UTC)."""
    appeals = Appeal.objects.filter(statement__publication=publication)
    pointed_out = Report.objects.filter(publication=publication)
    months = Figure.objects.filter(publication=publication, month__year=year)
    sums: Counter[tuple[str, str, bool]] = Counter()
    for figure in months:
        sums[figure.act, figure.ground, figure.automated] += figure.count
    lines = tuple(Line(*sort, count) for sort, count in sorted(sums.items()))
    return Transparency(
        publication,
        year,
        lines,
        _answered(pointed_out.filter(kind=Report.Kind.NOTICE), year, RESTRICTIONS),
        _answered(pointed_out.filter(kind=Report.Kind.REPORT), year, RESTRICTIONS),
        _answered(appeals, year, GRANTED),
        sum(line.count for line in lines if line.act == Act.HOLD),
        _approved_after_all(publication, year),
    )


def _approved_after_all(publication: str, year: int) -> int:
    """Count the comments that the house rules held in a year and a person approved."""
    approved = Decision.objects.filter(
        comment=OuterRef("comment"), act=Act.APPROVE, before__state="held", undone_by=None
    )
    held = Decision.objects.filter(_of_year(year, "at"), publication=publication, act=Act.HOLD)
    return held.filter(Exists(approved)).count()


def eu_records(publication: str, year: int) -> Iterator[dict[str, Any]]:
    """Yield the year's statements of reasons in the shape of the EU's transparency database."""
    found = rows().filter(_of_year(year), publication=publication, decision__act__in=RESTRICTIONS)
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


def _answered(found: "QuerySet[Any]", year: int, actions: Collection[str]) -> Answered:
    """Count what came in a year, and how often one of these acts answered it."""
    came = found.filter(_of_year(year)).values_list("made_at", "decision__at", "decision__act")
    waits: list[timedelta] = []
    count = acted = 0
    for made_at, answered_at, act in came.iterator(1000):
        count += 1
        if answered_at is not None:
            waits.append(answered_at - made_at)
            acted += act in actions
    return Answered(count, len(waits), acted, _hours(waits))


def _hours(waits: list[timedelta]) -> float | None:
    return round(median(wait / timedelta(hours=1) for wait in waits), 1) if waits else None


def _of_year(year: int, moment: str = "made_at") -> Q:
    first, after = (datetime(each, 1, 1, tzinfo=UTC) for each in (year, year + 1))
    return Q((f"{moment}__gte", first), (f"{moment}__lt", after))
