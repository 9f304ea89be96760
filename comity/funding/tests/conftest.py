"""A goal in the Courier's year, and money for it."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from comity.funding import queries
from comity.funding.actions import Draft, Payment, Received, receive, set_goal
from comity.funding.queries import GoalView
from comity.ground import writelane
from tests.world import World

NOON = datetime(2025, 3, 14, 12, tzinfo=UTC)
Gives = Callable[..., Received]


@pytest.fixture
def march(world: World) -> GoalView:
    """The Courier wants 5,000 dollars in March 2025."""
    draft = Draft("USD", 500_000, "2025-03")
    return writelane.run(set_goal(world.house.key, draft, actor="staff:bob"))


@pytest.fixture
def gives(march: GoalView) -> Gives:
    """Let somebody give: an amount in cents, and whatever else is to be said."""

    def give(amount: int, reference: str = "p-1", **more: object) -> Received:
        values = {"source": "hook", "currency": "USD", "paid_at": NOON} | more
        payment = Payment(reference=reference, amount=amount, **values)  # type: ignore[arg-type]
        return writelane.run(receive(march.publication, payment, actor="system"))

    return give


def raised(goal: GoalView) -> int:
    """Return the sum that the bar shows; it must be what the ledger says."""
    assert queries.drifts(goal.publication) == []
    return queries.standing(goal).raised
