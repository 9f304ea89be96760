"""How a delivery is signed: in Coral's way, and in ours, which can't be replayed.

    X-Coral-Signature: sha256=<hex>[,sha256=<hex>]
    X-Comity-Signature: t=1767225600,v1=<hex>[,v1=<hex>]

Coral's is HMAC-SHA256(secret, body); ours HMAC-SHA256(secret, f"{t}." + body). While a secret
is being changed there are two of each, and either may be checked.
Source: Coral's server/queue/tasks/webhook; docs.stripe.com/webhooks#verify-manually.
"""

from __future__ import annotations

import base64
import hmac
import uuid
from collections.abc import Sequence
from hashlib import sha256

from django.utils.crypto import salted_hmac


def secret_of(row: uuid.UUID) -> str:
    """Return the secret of a HookSecret's id: derived from the server's own, kept nowhere."""
    digest = salted_hmac("comity.interchange.webhook", str(row), algorithm="sha256").digest()
    return "whs_" + base64.urlsafe_b64encode(digest).decode().rstrip("=")


def headers(body: bytes, secrets: Sequence[str], at: int) -> dict[str, str]:
    """Return the headers that sign a body sent at `at`, in seconds since 1970."""
    plain = [_digest(secret, body) for secret in secrets]
    timed = [_digest(secret, b"%d." % at + body) for secret in secrets]
    return {
        "X-Coral-Signature": ",".join(f"sha256={each}" for each in plain),
        "X-Comity-Signature": ",".join([f"t={at}", *(f"v1={each}" for each in timed)]),
    }


def _digest(secret: str, body: bytes) -> str:
    return hmac.new(secret.encode(), body, sha256).hexdigest()
