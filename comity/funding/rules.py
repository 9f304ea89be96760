"""What a payment is still worth. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

REFUND = "refund"
DISPUTE = "dispute"


@dataclass(frozen=True)
class Taken:
    """A refund or a dispute that stands, in minor units."""

    kind: str
    amount: int


def taken_off(paid: int, standing: Iterable[Taken]) -> int | None:
    """Return what comes off a payment; None where its refunds are larger than it is.

    A dispute may be larger (the bank may ask for another day's rate of exchange): no more
    comes off than is there.
    """
    known = list(standing)
    refunds = sum(each.amount for each in known if each.kind == REFUND)
    disputes = sum(each.amount for each in known if each.kind == DISPUTE)
    return None if refunds > paid else min(paid, refunds + disputes)


def is_later(told_at: datetime, standing: bool, before: datetime, stood: bool) -> bool:
    """Say whether what is told now comes after what was told before.

    Sources count in whole seconds. Of two tellings of the same one, the later is that which
    ends the matter: a refund fails and a dispute is won after it has begun, never before.
    """
    return (told_at, not standing) > (before, not stood)
