"""Addresses that nothing is sent to: they bounced, somebody complained, or their owner asked."""

import hmac
from collections.abc import Iterable
from hashlib import sha256

from django.conf import settings

from comity.notices.models import Silence


def digest_of(email: str) -> str:
    """Return what an address is known by here: whoever is erased stays silenced, unnamed."""
    key = hmac.digest(settings.SECRET_KEY.encode(), b"comity.notices.silence", sha256)
    return hmac.digest(key, email.lower().encode(), sha256).hex()


def silenced(digests: Iterable[str]) -> frozenset[str]:
    """Return which of these addresses, by their digests, want silence."""
    found = Silence.objects.filter(digest__in=list(digests))
    return frozenset(found.values_list("digest", flat=True))


def is_silenced(email: str) -> bool:
    """Say whether nothing is to be sent to an address."""
    return bool(silenced([digest_of(email)]))
