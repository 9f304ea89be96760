"""Receiving money: one payment, told once or many times."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from comity.funding import facts, money
from comity.funding.actions.renew import renewed
from comity.funding.actions.taking import settle
from comity.funding.models import Contribution, Goal
from comity.funding.queries.goals import goal_at, no_such_goal
from comity.ground import text
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.journal import record


@dataclass(frozen=True)
class Payment:
    """Money that has arrived. `amount` in minor units of `currency`.

    `source` is stripe, hook, hand, csv or page, and `reference` the payment's name there;
    `goal` None means the one of the day on which it was paid; `name` is empty unless the
    contributor asks to be named.
    """

    source: str
    reference: str
    amount: int
    currency: str
    paid_at: datetime
    goal: uuid.UUID | None = None
    name: str = ""


@dataclass(frozen=True)
class Received:
    """What became of a payment: its id here, its goal, and whether it was news."""

    contribution: uuid.UUID
    goal: uuid.UUID
    new: bool


def receive(publication: str, payment: Payment, *, actor: str) -> Callable[[], Received]:
    """Enter a payment into the ledger, once however often it is told.

    Refusals: bad_amount, unknown_currency, no_reference, no_goal, no_such_goal,
    other_currency (than the goal's), payment_differs (from what was told before),
    refund_too_large (a refund told earlier is larger than the payment).
    """
    amount, currency = money.positive(payment.amount), money.currency(payment.currency)
    name = text.clean(payment.name, limit=60, lines=False) if payment.name.strip() else ""
    reference = fit_reference(payment.reference)

    def write() -> Received:
        row = held(publication, payment.source, reference, currency)
        if row.paid is not None:
            return _known(row, amount, currency)
        goal = _goal(publication, payment)
        if goal.currency != currency:
            raise Refusal(
                "other_currency",
                422,
                _("This goal is in %(wanted)s, and the payment in %(currency)s."),
                {"wanted": goal.currency, "currency": currency},
            )
        check_currency(row, currency)
        row.goal, row.paid, row.paid_at, row.name = goal, amount, payment.paid_at, name
        row.save()
        facts.enter(facts.RECEIVED, amount, row, actor)
        settle(row, actor)
        return Received(row.id, goal.id, new=True)

    return write


def unname(publication: str, source: str, reference: str, *, actor: str) -> Callable[[], None]:
    """Take a contributor's name away; the money stays. Refusal `no_such_payment` (404)."""

    def write() -> None:
        rows = Contribution.objects.filter(publication_id=publication, source=source)
        row = rows.filter(reference=reference).first()
        if row is None:
            raise no_such_payment()
        row.name = ""
        row.save(update_fields=["name"])
        record.append(
            "contributor.unnamed", publication=publication, subject=str(row.id), actor=actor
        )

    return write


def held(publication: str, source: str, reference: str, currency: str) -> Contribution:
    """Return a payment's row under its lock, made where nothing has told of it yet."""
    Contribution.objects.get_or_create(
        publication_id=publication,
        source=source,
        reference=reference,
        defaults={"currency": currency},
    )
    rows = Contribution.objects.select_for_update().filter(publication_id=publication)
    return rows.get(source=source, reference=reference)


def fit_reference(written: str) -> str:
    """Return a payment's name at its source; Refusal `no_reference` (422)."""
    known = written.strip()
    if not known or len(known) > 200 or not known.isprintable():
        raise Refusal(
            "no_reference", 422, _("A payment needs a reference, of 200 characters at most.")
        )
    return known


def check_currency(row: Contribution, currency: str) -> None:
    """Refuse, with `other_currency` (422), what is told of a payment in another currency."""
    if row.currency != currency:
        raise Refusal(
            "other_currency",
            422,
            _("This payment was told in %(wanted)s, and now in %(currency)s."),
            {"wanted": row.currency, "currency": currency},
        )


def no_such_payment() -> Refusal:
    """Return the refusal for a payment that is not here."""
    return Refusal("no_such_payment", 404, _("There is no such payment here."))


def _known(row: Contribution, amount: int, currency: str) -> Received:
    if (row.paid, row.currency) != (amount, currency):
        raise Refusal(
            "payment_differs",
            409,
            _("This payment is known with another amount. What was entered stays."),
        )
    assert row.goal_id is not None
    return Received(row.id, row.goal_id, new=False)


def _goal(publication: str, payment: Payment) -> Goal:
    if payment.goal is not None:
        row = Goal.objects.filter(publication_id=publication, id=payment.goal).first()
        if row is None:
            raise no_such_goal()
        return row
    day = payment.paid_at.date()
    there = goal_at(publication, day) or renewed(publication, day)
    if there is None:
        raise Refusal("no_goal", 422, _("There was no goal on the day of this payment."))
    return Goal.objects.get(id=there.id)
