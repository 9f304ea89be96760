"""Taking over what a saved page shows: its goal, and the sum that had been raised."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from comity.funding import period
from comity.funding.actions.goal import Draft, set_goal
from comity.funding.actions.receive import Payment, receive
from comity.funding.queries.goals import SUM_OF_A_PAGE, GoalView, goal_of_month, standing


@dataclass(frozen=True)
class Shown:
    """A bar as a page showed it: the month (`2025-03`), and amounts in minor units."""

    month: str
    currency: str
    marks: Sequence[int]
    raised: int


def record_of_page(publication: str, shown: Shown, reference: str) -> Callable[[], GoalView]:
    """Make the month's goal of the scale's last mark, and bring its sum up to the page's.

    A goal that is there stays as it is; of several pages of one month, the greatest sum is
    right, because it was saved last. `reference` names the page. Refusals as of `set_goal`
    and `receive`.
    """
    draft = Draft(shown.currency, max(shown.marks, default=0), shown.month, marks=shown.marks)
    set_new = set_goal(publication, draft, actor="system")

    def write() -> GoalView:
        goal = goal_of_month(publication, shown.month) or set_new()
        missing = shown.raised - standing(goal).raised
        if missing > 0:
            ends = period.of_month(shown.month).ends
            assert ends is not None
            paid_at = datetime.combine(ends, time(12), UTC)
            payment = Payment(
                SUM_OF_A_PAGE,
                f"{reference}:{shown.raised}",
                missing,
                shown.currency,
                paid_at,
                goal.id,
            )
            receive(publication, payment, actor="system")()
        return goal

    return write
