"""A month's goal that was to be set again is, as soon as its next month has begun."""

from datetime import date
from functools import partial

from comity.funding import period
from comity.funding.actions.goal import Draft, set_goal
from comity.funding.models import Goal
from comity.funding.queries.goals import GoalView, seen
from comity.ground import clock, writelane

ACTOR = "system"


def renew_all() -> int:
    """Set this month's goal wherever one before it renews itself; return how many were new."""
    today = clock.now().date()
    month = period.month_of(today)
    there = Goal.objects.filter(month=month).values("publication")
    waiting = Goal.objects.filter(renews=True, month__lt=month).exclude(publication__in=there)
    houses = sorted(set(waiting.values_list("publication_id", flat=True)))
    made = [writelane.run(partial(renewed, house, today)) for house in houses]
    return sum(each is not None for each in made)


def renewed(publication: str, day: date) -> GoalView | None:
    """Return the goal that is set again for the month of `day`, inside a write.

    None where there is one, where the latest month before it does not renew itself, or where
    that month has not come yet, or is over.
    """
    month = period.month_of(day)
    months = Goal.objects.select_for_update().filter(publication_id=publication).exclude(month="")
    latest = months.filter(month__lte=month).order_by("-month").first()
    if latest is None or not latest.renews or latest.closed_at is not None:
        return None
    if latest.month == month or month != period.month_of(clock.now().date()):
        return None
    return set_goal(publication, _again(seen(latest), month), actor=ACTOR)()


def _again(former: GoalView, month: str) -> Draft:
    return Draft(
        former.currency,
        former.wanted,
        month,
        marks=former.marks,
        text=former.text,
        link=former.link,
        label=former.label,
        renews=True,
    )
