"""The signature of what other machines tell us: HMAC-SHA256 over the moment and the body.

    Comity-Signature: t=1767225600,v1=<64 hexadecimal digits>

`v1` is HMAC-SHA256(secret, f"{t}." + body); more than one `v1` may stand there while a
secret is being changed. The shape is Stripe's (https://docs.stripe.com/webhooks#verify-manually),
so that libraries that sign or verify it exist everywhere.
"""

import hmac
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _

HEADER = "Comity-Signature"
TOLERANCE = 300
"""Seconds that a message may be old, or ahead of our clock."""


def sign(body: bytes, secret: str, at: int) -> str:
    """Return the header's value for a body sent at `at`, in seconds since 1970."""
    return f"t={at},v1={_digest(body, secret, at)}"


def verify(body: bytes, header: str, secrets: Iterable[str], now: datetime) -> None:
    """Check a signature; Refusals `bad_signature` (401), `stale_signature` (401)."""
    parts = [part.strip().partition("=") for part in header.split(",")]
    moments = [value for name, _equals, value in parts if name == "t"]
    given = [value for name, _equals, value in parts if name == "v1"]
    if len(moments) != 1 or not moments[0].isdecimal() or len(moments[0]) > 12 or not given:
        raise forged()
    at = int(moments[0])
    made = [_digest(body, secret, at) for secret in secrets]
    if not any(
        hmac.compare_digest(ours.encode(), theirs.encode()) for ours in made for theirs in given
    ):
        raise forged()
    if abs(now.timestamp() - at) > TOLERANCE:
        raise stale()


def _digest(body: bytes, secret: str, at: int) -> str:
    return hmac.new(secret.encode(), b"%d." % at + body, sha256).hexdigest()


def forged() -> Refusal:
    """Return the refusal for a signature that is not the secret's."""
    return Refusal("bad_signature", 401, _("The signature does not fit this message."))


def stale() -> Refusal:
    """Return the refusal for a message that is too old, and may be replayed."""
    return Refusal(
        "stale_signature",
        401,
        _("This message was not signed within the last five minutes. Sign it anew."),
    )
