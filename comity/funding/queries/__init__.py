"""What other rooms may ask about funding."""

from comity.funding.queries.goals import (
    GoalView,
    Standing,
    goal,
    goal_at,
    goal_of_month,
    is_paid,
    named,
    standing,
    standings,
)
from comity.funding.queries.ledger import Drift, drifts
from comity.funding.queries.secrets import SecretView, known_secrets, secrets_of

__all__ = [
    "Drift",
    "GoalView",
    "SecretView",
    "Standing",
    "drifts",
    "goal",
    "goal_at",
    "goal_of_month",
    "is_paid",
    "known_secrets",
    "named",
    "secrets_of",
    "standing",
    "standings",
]
