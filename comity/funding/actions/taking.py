"""What refunds and disputes take off a payment, brought into the ledger by its difference."""

from comity.funding import facts
from comity.funding.models import Contribution, Deduction
from comity.funding.rules import REFUND, Taken, taken_off
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _


def settle(row: Contribution, actor: str, because: str = REFUND) -> None:
    """Enter what has changed since the last line. While no payment is known, it waits.

    Refusal `refund_too_large` (422).
    """
    if row.paid is None:
        return
    standing = Deduction.objects.filter(contribution=row, standing=True)
    found = taken_off(row.paid, [Taken(each.kind, each.amount) for each in standing])
    if found is None:
        raise Refusal(
            "refund_too_large", 422, _("More would be refunded than was paid; nothing is changed.")
        )
    change = found - row.taken_off
    if not change:
        return
    row.taken_off = found
    row.save(update_fields=["taken_off"])
    less = facts.REFUNDED if because == REFUND else facts.DISPUTED
    facts.enter(less if change > 0 else facts.RESTORED, -change, row, actor)
