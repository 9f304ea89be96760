"""Taking money off: refunds and disputes, in whichever order they are told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from comity.funding import money
from comity.funding.actions.receive import check_currency, fit_reference, held
from comity.funding.actions.taking import settle
from comity.funding.models import Deduction
from comity.funding.rules import is_later

Kind = Literal["refund", "dispute"]


@dataclass(frozen=True)
class Deducted:
    """A refund or a dispute as it stands. `amount` in minor units of `currency`.

    `payment` is the reference of the payment, `reference` that of the refund itself;
    `standing` is False once a refund has failed, or a dispute is won; `told_at` is when the
    source said so.
    """

    source: str
    payment: str
    kind: Kind
    reference: str
    amount: int
    currency: str
    standing: bool
    told_at: datetime


def take_off(publication: str, told: Deducted, *, actor: str) -> Callable[[], bool]:
    """Take a refund or dispute off its payment, or put it back; the write says if it was news.

    One that comes before its payment waits for it. Refusals: bad_amount, unknown_currency,
    no_reference, other_currency, refund_too_large.
    """
    amount, currency = money.positive(told.amount), money.currency(told.currency)
    payment, reference = fit_reference(told.payment), fit_reference(told.reference)

    def write() -> bool:
        row = held(publication, told.source, payment, currency)
        check_currency(row, currency)
        now = {"amount": amount, "standing": told.standing, "told_at": told.told_at}
        known, new = Deduction.objects.get_or_create(
            contribution=row, kind=told.kind, reference=reference, defaults=now
        )
        if not new:
            if not is_later(told.told_at, told.standing, known.told_at, known.standing):
                return False
            Deduction.objects.filter(pk=known.pk).update(**now)
        settle(row, actor, told.kind)
        return True

    return write
