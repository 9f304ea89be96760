"""Which bar is shown where: a publication's own, or the one that a saved page had."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from comity.funding import queries
from comity.funding.bar import Bar
from comity.ground import clock
from comity.publications.queries import PublicationView


def bar_now(
    house: PublicationView, locale: str, facts: Mapping[str, Any] | None = None
) -> Bar | None:
    """Return the bar of the goal that runs today in `locale`, the active language; None without.

    `facts` are a story's: where no goal runs, a story brought in from a saved page shows the
    month that its page showed.
    """
    today = clock.now().date()
    goal = queries.goal_at(house.key, today)
    if goal is None and facts:
        goal = queries.goal_of_month(house.key, facts.get("funding", {}).get("month", ""))
    if goal is None:
        return None
    till = house.key in settings.STRIPE
    return Bar.of(queries.standing(goal), house, locale, today, till=till)
