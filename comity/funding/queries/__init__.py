"""What other rooms may ask about funding."""

from comity.funding.queries.goals import (
    GoalView,
    Standing,
    goal,
    goal_at,
    goal_of_month,
    named,
    standing,
    standings,
)
from comity.funding.queries.ledger import Drift, drifts
from comity.funding.queries.secrets import secrets_of

__all__ = [
    "Drift",
    "GoalView",
    "Standing",
    "drifts",
    "goal",
    "goal_at",
    "goal_of_month",
    "named",
    "secrets_of",
    "standing",
    "standings",
]
