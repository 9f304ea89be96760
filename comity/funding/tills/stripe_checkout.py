"""Stripe Checkout: a page of Stripe's own on which a reader pays. No card ever comes near us.

https://docs.stripe.com/payments/checkout; the library is the extra `comity[stripe]`.
"""

import logging
from typing import TYPE_CHECKING

from django.conf import settings

from comity.funding.bar import title
from comity.funding.queries import GoalView
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.publications.queries import PublicationView

if TYPE_CHECKING:
    import stripe

log = logging.getLogger(__name__)

PATIENCE = 10
"""Seconds for Stripe to answer, while a reader waits."""

TWO_DECIMALS = frozenset({"ISK", "UGX"})
"""Currencies without minor units that Stripe counts in hundredths all the same.

https://docs.stripe.com/currencies#special-cases
"""


def opened(
    house: PublicationView, goal: GoalView, amount: int, name: str, back: str, locale: str
) -> str:
    """Open a Checkout for `amount`, in minor units, and return the address to send the reader to.

    `name` is shown among the contributors, "" for none; `back` is the address that a reader
    returns to, without a query. Refusals: amount_not_taken (422), till_unavailable (503).
    """
    try:
        return _open(house, goal, amount, name, back, locale)
    except ImportError as fault:
        log.exception("COMITY_STRIPE is set, and requirements/stripe.in is not installed")
        raise unavailable() from fault


def to_stripe(amount: int, currency: str) -> int:
    """Return an amount as Stripe counts it."""
    return amount * 100 if currency.upper() in TWO_DECIMALS else amount


def from_stripe(amount: int, currency: str) -> int:
    """Return an amount in the currency's minor units, of one as Stripe counts it."""
    return amount // 100 if currency.upper() in TWO_DECIMALS else amount


def unavailable() -> Refusal:
    """Return the refusal for a till that does not answer."""
    return Refusal(
        "till_unavailable",
        503,
        _("The payment page cannot be reached now. Nothing was paid. Please try again later."),
    )


def _open(
    house: PublicationView, goal: GoalView, amount: int, name: str, back: str, locale: str
) -> str:
    import stripe

    metadata = {"comity_publication": house.key, "comity_goal": str(goal.id)}
    if name:
        metadata["comity_name"] = name
    try:
        session = _client(house.key).v1.checkout.sessions.create(
            {
                "mode": "payment",
                "submit_type": "donate",
                "success_url": f"{back}?thanks=1",
                "cancel_url": back,
                "line_items": [
                    {
                        "quantity": 1,
                        "price_data": {
                            "currency": goal.currency.lower(),
                            "unit_amount": to_stripe(amount, goal.currency),
                            "product_data": {"name": f"{house.name}: {title(goal, locale)}"},
                        },
                    }
                ],
                "payment_intent_data": {"metadata": metadata},
            }
        )
    except stripe.InvalidRequestError as fault:
        log.warning("Stripe took no Checkout of %s %s: %s", amount, goal.currency, fault)
        raise Refusal(
            "amount_not_taken", 422, _("This amount cannot be paid here. Please choose another.")
        ) from fault
    except stripe.StripeError as fault:
        log.warning("Stripe opened no Checkout for %s: %s", house.key, fault)
        raise unavailable() from fault
    if not session.url:
        raise unavailable()
    return session.url


def _client(publication: str) -> "stripe.StripeClient":
    import stripe

    key, _secret = settings.STRIPE[publication]
    return stripe.StripeClient(
        key,
        base_addresses={"api": settings.STRIPE_API},
        http_client=stripe.RequestsClient(timeout=PATIENCE),
        max_network_retries=1,
    )
