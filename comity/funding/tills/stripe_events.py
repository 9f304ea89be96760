"""Stripe's webhook: which of its events are money for a goal, and what they say.

https://docs.stripe.com/api/events/types. Stripe may send an event more than once and in any
order (https://docs.stripe.com/webhooks#event-ordering); the ledger is made for that.
"""

import json
import logging
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from comity.funding.actions import Deducted, Payment, receive, take_off
from comity.funding.actions.take_off import Kind
from comity.funding.tills.stripe_checkout import from_stripe, unavailable
from comity.ground import ids, text
from comity.ground.signature import TOLERANCE, forged, stale
from comity.ground.text import TextProblem

log = logging.getLogger(__name__)

SOURCE = "stripe"

PAID = "payment_intent.succeeded"
REFUNDS = frozenset({"refund.created", "refund.updated", "refund.failed", "charge.refund.updated"})
DISPUTES = "charge.dispute."
NOT_REFUNDED = frozenset({"failed", "canceled"})
NOT_DISPUTED = frozenset(
    {"won", "prevented", "warning_needs_response", "warning_under_review", "warning_closed"}
)
"""Dispute states in which the money is the publication's (a warning takes nothing yet).

https://docs.stripe.com/api/disputes/object#dispute_object-status
"""


def heard(publication: str, body: bytes, header: str, secret: str) -> Callable[[], bool] | None:
    """Check the signature of an event and return the write that enters it; None: not ours.

    Refusals: bad_signature, stale_signature (401), till_unavailable (503), and those of
    `receive` and `take_off`.
    """
    event = _verified(body, header, secret)
    kind, told = event["type"], event["data"]["object"]
    at = datetime.fromtimestamp(event["created"], UTC)
    if kind == PAID:
        return _paid(publication, told, at)
    if kind in REFUNDS:
        return _off(publication, told, "refund", at, standing=told["status"] not in NOT_REFUNDED)
    if kind.startswith(DISPUTES):
        return _off(publication, told, "dispute", at, standing=told["status"] not in NOT_DISPUTED)
    return None


def _verified(body: bytes, header: str, secret: str) -> Mapping[str, Any]:
    try:
        import stripe
    except ImportError as fault:
        log.exception("COMITY_STRIPE is set, and requirements/stripe.in is not installed")
        raise unavailable() from fault
    try:
        stripe.WebhookSignature.verify_header(body.decode(), header, secret, TOLERANCE)
    except UnicodeDecodeError as fault:
        raise forged() from fault
    except stripe.SignatureVerificationError as fault:
        raise (stale() if "Timestamp" in str(fault) else forged()) from fault
    event: Mapping[str, Any] = json.loads(body)
    return event


def _paid(publication: str, told: Mapping[str, Any], at: datetime) -> Callable[[], bool] | None:
    metadata = told.get("metadata") or {}
    if metadata.get("comity_publication") != publication:
        return None  # the account takes other payments too
    currency = told["currency"].upper()
    payment = Payment(
        SOURCE,
        told["id"],
        from_stripe(told.get("amount_received") or told["amount"], currency),
        currency,
        at,
        ids.read(metadata.get("comity_goal")),
        _name(metadata.get("comity_name", "")),
    )
    enter = receive(publication, payment, actor="system")
    return lambda: enter().new


def _off(
    publication: str, told: Mapping[str, Any], kind: Kind, at: datetime, *, standing: bool
) -> Callable[[], bool] | None:
    payment = told.get("payment_intent")
    if not payment:
        return None  # a charge without a payment intent is none of Checkout's
    currency = told["currency"].upper()
    deducted = Deducted(
        SOURCE,
        payment,
        kind,
        told["id"],
        from_stripe(told["amount"], currency),
        currency,
        standing,
        at,
    )
    return take_off(publication, deducted, actor="system")


def _name(written: str) -> str:
    """Return a name that can be shown, or none: money is not refused for a name."""
    try:
        return text.clean(written, limit=60, lines=False) if written else ""
    except TextProblem:
        return ""
