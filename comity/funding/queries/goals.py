"""Goals, and what has come in for them."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, Sum

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
    renews: bool = False


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
        row.renews,
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
    return _with_sums([goal])[0]


def standings(publication: str, limit: int = MONTHS) -> list[Standing]:
    """Return the publication's goals with their sums, the latest first, closed ones too."""
    rows = Goal.objects.filter(publication_id=publication).order_by("-begins", "-id")
    return _with_sums([seen(row) for row in rows[:limit]])


def named(goal: GoalView, limit: int = 200) -> list[str]:
    """Return the names of those who asked to be named, the latest first, each once."""
    rows = Contribution.objects.filter(goal_id=goal.id, paid__gt=F("taken_off")).exclude(name="")
    names = rows.order_by("-paid_at").values_list("name", flat=True)[:limit]
    return list(dict.fromkeys(names))


def is_paid(publication: str, source: str, reference: str) -> bool:
    """Return whether a payment is known here; one of which only a refund was told is not."""
    known = Contribution.objects.filter(publication=publication, source=source, reference=reference)
    return known.filter(paid__isnull=False).exists()


def _with_sums(goals: Sequence[GoalView]) -> list[Standing]:
    """Return how goals stand; who was given all of it back is no giver any more."""
    paid = Contribution.objects.filter(goal__in=[each.id for each in goals], paid__isnull=False)
    gave = Q(paid__gt=F("taken_off")) & ~Q(source=SUM_OF_A_PAGE)
    rows = paid.values_list("goal").annotate(
        raised=Sum(F("paid") - F("taken_off")), givers=Count("pk", filter=gave)
    )
    sums = {goal: (raised, givers) for goal, raised, givers in rows}
    return [Standing(each, *sums.get(each.id, (0, 0))) for each in goals]
