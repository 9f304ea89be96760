"""Goals, and what has come in for them."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet, Sum

from comity.funding import period as periods
from comity.funding.models import Contribution, Goal
from comity.funding.period import Period
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _

SUM_OF_A_PAGE = "page"
"""The source of what a saved page had raised: a sum of which nobody knows how many gave it."""

MONTHS = 24
"""How many goals the picture shows."""


@dataclass(frozen=True)
class GoalView:
    """A goal. Amounts are in minor units of `currency`; `month` is empty for a campaign."""

    id: uuid.UUID
    publication: str
    month: str
    name: str
    period: Period
    currency: str
    wanted: int
    marks: tuple[int, ...]
    text: str
    link: str
    label: str
    closed: bool


@dataclass(frozen=True)
class Standing:
    """A goal, the sum raised for it, and how many payments of it are not wholly given back."""

    goal: GoalView
    raised: int
    givers: int


def seen(row: Goal) -> GoalView:
    """Return what a row tells."""
    return GoalView(
        row.id,
        row.publication_id,
        row.month,
        row.name,
        Period(row.begins, row.ends),
        row.currency,
        row.wanted,
        tuple(row.marks),
        row.text,
        row.link,
        row.label,
        row.closed_at is not None,
    )


def no_such_goal() -> Refusal:
    """Return the refusal for a goal that is not here."""
    return Refusal("no_such_goal", 404, _("There is no such goal here."))


def goal(publication: str, goal_id: uuid.UUID) -> GoalView:
    """Return one of a publication's goals; Refusal `no_such_goal` (404)."""
    row = Goal.objects.filter(publication_id=publication, id=goal_id).first()
    if row is None:
        raise no_such_goal()
    return seen(row)


def goal_at(publication: str, day: date) -> GoalView | None:
    """Return the goal whose bar is shown on a day: a campaign before the month, or None."""
    rows = Goal.objects.filter(publication_id=publication, closed_at=None, begins__lte=day)
    running = rows.filter(Q(ends=None) | Q(ends__gte=day))
    row = running.filter(month="").order_by("-begins", "-id").first()
    row = row or running.filter(month=periods.month_of(day)).first()
    return seen(row) if row else None


def goal_of_month(publication: str, month: str) -> GoalView | None:
    """Return a month's goal, also one that has passed or was closed; None without one."""
    row = Goal.objects.filter(publication_id=publication, month=month).first() if month else None
    return seen(row) if row else None


def standing(goal: GoalView) -> Standing:
    """Return how a goal stands now."""
    sums = _summed(Goal.objects.filter(id=goal.id)).get()
    return Standing(goal, sums.raised or 0, sums.givers)


def standings(publication: str, limit: int = MONTHS) -> list[Standing]:
    """Return the publication's goals with their sums, the latest first, closed ones too."""
    rows = _summed(Goal.objects.filter(publication_id=publication))
    latest = rows.order_by("-begins", "-id")[:limit]
    return [Standing(seen(row), row.raised or 0, row.givers) for row in latest]


def named(goal: GoalView, limit: int = 200) -> list[str]:
    """Return the names of those who asked to be named, the latest first, each once."""
    rows = Contribution.objects.filter(goal_id=goal.id, paid__gt=F("taken_off")).exclude(name="")
    names = rows.order_by("-paid_at").values_list("name", flat=True)[:limit]
    return list(dict.fromkeys(names))


def _summed(rows: "QuerySet[Goal]") -> "QuerySet[Goal]":
    known = Q(contributions__paid__isnull=False)
    standing = known & Q(contributions__paid__gt=F("contributions__taken_off"))
    standing &= ~Q(contributions__source=SUM_OF_A_PAGE)
    return rows.annotate(
        raised=Sum(F("contributions__paid") - F("contributions__taken_off"), filter=known),
        givers=Count("contributions", filter=standing),
    )
