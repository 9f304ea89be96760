"""Let a browser take web push, or no longer."""

import base64
import binascii
import hashlib
import uuid
from collections.abc import Callable

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from django.conf import settings

from comity.ground import clock
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.notices.models import Browser
from comity.notices.push.keys import offered
from comity.publications.origins import origin

MOST = 10
"""Browsers of one reader; the oldest makes room."""

POINT, SECRET = 65, 16
"""Bytes of the two keys (RFC 8291, 3.1 and 3.2)."""


def take_push(
    reader: uuid.UUID, endpoint: str, p256dh: str, auth: str, language: str = ""
) -> Callable[[], None]:
    """Push notices to a browser from now on. Refusals: no_push, bad_subscription (422)."""
    if not offered():
        raise Refusal("no_push", 422, _("This server sends no web push."))
    safe = endpoint.startswith("https://") or settings.WEBHOOKS_PRIVATE
    known = origin(endpoint) is not None and len(endpoint) <= 2000 and endpoint.isascii()
    whole = _is_point(_bytes(p256dh)) and len(_bytes(auth)) == SECRET
    if not (safe and known and whole) or any(ord(each) <= 32 for each in endpoint):
        raise Refusal("bad_subscription", 422, _("This browser's subscription cannot be used."))

    def write() -> None:
        Browser.objects.update_or_create(
            reader_id=reader,
            digest=_digest(endpoint),
            defaults={
                "endpoint": endpoint,
                "p256dh": p256dh,
                "auth": auth,
                "language": language,
                "made_at": clock.now(),
            },
        )
        mine = Browser.objects.filter(reader=reader).order_by("-made_at", "-id")
        Browser.objects.filter(id__in=list(mine.values_list("id", flat=True)[MOST:])).delete()

    return write


def end_push(reader: uuid.UUID, endpoint: str) -> Callable[[], None]:
    """Push nothing more to a browser; one that takes none stays so."""

    def write() -> None:
        Browser.objects.filter(reader=reader, digest=_digest(endpoint)).delete()

    return write


def _digest(endpoint: str) -> str:
    return hashlib.sha256(endpoint.encode("utf-8", "surrogatepass")).hexdigest()


def _bytes(written: str) -> bytes:
    """Return what a base64url text holds; nothing where it is none."""
    try:
        return base64.b64decode(written + "=" * (-len(written) % 4), b"-_", validate=True)
    except (binascii.Error, ValueError):
        return b""


def _is_point(found: bytes) -> bool:
    """Say whether these bytes are a browser's public key: else nothing can be sealed for it."""
    try:
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), found)
    except ValueError:
        return False
    return len(found) == POINT
