"""How often somebody may try to sign in: from one network, and for one address from anywhere.

Beside these, a code is good for five guesses (`proofs.TRIES`), in the browser that asked for it.
"""

import hmac
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest

from comity.readers.limits import Asker, Limit, Pace, keep, network

MAILS = Limit("sign-in mails", network=Pace(60, 120))
"""From one network. Two classes sign up on one morning, and then two pupils a minute."""

MAILS_TO = Limit("sign-in mails to", network=Pace(5, 6))
"""To one address, from wherever: an unwanted mail every ten minutes at worst."""

GUESSES = Limit("password guesses", network=Pace(60, 120))
"""From one network, right and wrong."""

GUESSES_AT = Limit("password guesses at", network=Pace(10, 20))
"""At one address, from wherever. Its owner can still sign in by code."""


def count(request: HttpRequest, limit: Limit, by_address: Limit, email: str) -> None:
    """Count one attempt for a fitted address; Refusal `too_many` (429)."""
    count_network(request, limit)
    keep(Asker(_name(email)), by_address)


def count_network(request: HttpRequest, limit: Limit) -> None:
    """Count one attempt that names no address; Refusal `too_many` (429)."""
    keep(Asker(network(request.META.get("REMOTE_ADDR", ""))), limit)


def _name(email: str) -> str:
    key = settings.SECRET_KEY.encode()
    return hmac.digest(key, f"comity.accounts:{email}".encode(), sha256).hex()[:32]
