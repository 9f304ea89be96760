"""What the journal tells of funding. The four lines of the ledger carry a signed amount."""

from comity.funding.models import Contribution, Goal
from comity.journal import record
from comity.journal.record import Place

GOAL_SET = "goal.set"
GOAL_CLOSED = "goal.closed"
RECEIVED = "money.received"
REFUNDED = "money.refunded"
DISPUTED = "money.disputed"
RESTORED = "money.restored"
"""A refund that failed, or a dispute that was won: the money is there after all."""

GOALS = frozenset({GOAL_SET, GOAL_CLOSED})
LEDGER = frozenset({RECEIVED, REFUNDED, DISPUTED, RESTORED})


def enter(kind: str, amount: int, row: Contribution, actor: str, *, at: str = "") -> Place:
    """Write a line of the ledger: `amount` in minor units, less than nothing where it goes off.

    No name and no reference of the processor: the line is kept for ever. `at` is when it was
    entered first (ISO 8601), where that was elsewhere.
    """
    return record.append(
        kind,
        publication=row.publication_id,
        subject=str(row.id),
        actor=actor,
        data={
            "goal": str(row.goal_id),
            "amount": amount,
            "currency": row.currency,
            "source": row.source,
            **({"at": at} if at else {}),
        },
    )


def tell_goal(row: Goal, actor: str) -> Place:
    """Tell that a goal was set, or changed."""
    return record.append(
        GOAL_SET,
        publication=row.publication_id,
        subject=str(row.id),
        actor=actor,
        data={"wanted": row.wanted, "currency": row.currency, "month": row.month},
    )
