"""What is left of a reader's origin once they are erased: enough to know it again, no more.

An archive that is brought in a second time does not bring back whom it names: the origin is
kept as a keyed digest, from which it cannot be told without the server's secret.
"""

import hmac
from hashlib import sha256

from django.conf import settings

GONE = "erased:"


def erased_origin(origin: str) -> str:
    """Return what is kept of an origin; what is erased already, or empty, as it is."""
    if not origin or origin.startswith(GONE):
        return origin
    key = settings.SECRET_KEY.encode()
    return GONE + hmac.digest(key, f"comity.erased.{origin}".encode(), sha256).hex()
