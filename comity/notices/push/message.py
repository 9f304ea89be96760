"""A push to one browser: its words encrypted, its sender signed."""

import base64
import json
import uuid
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation

from comity.notices.push.keys import private_key
from comity.notices.told import Told
from comity.notices.wording import excerpt, line

DAY = 24 * 3600
"""Seconds for which a push service keeps what it cannot deliver: later it is no news."""


@dataclass(frozen=True)
class Push:
    """What is sent to a push service."""

    body: bytes
    headers: dict[str, str]


def words(told: Told, language: str) -> dict[str, str]:
    """Return what the browser shows, in a reader's language; `push-worker.js` reads it."""
    with translation.override(language):
        return {
            "title": line(told),
            "body": excerpt(told),
            "address": settings.PUBLIC_URL + told.address,
            "tag": str(told.id),
            "lang": language,
            "dir": "rtl" if translation.get_language_bidi() else "ltr",
        }


def push(told: dict[str, str], endpoint: str, p256dh: str, auth: str) -> Push:
    """Return a push of these words to a browser.

    Its topic is the notice's tag: a push service that still has an earlier try of it replaces
    that one, and the browser does so by the tag.
    """
    from py_vapid import Vapid02
    from pywebpush import WebPusher

    body = json.dumps(told, ensure_ascii=False).encode()
    keys = {"p256dh": p256dh, "auth": auth}
    sealed = WebPusher({"endpoint": endpoint, "keys": keys}).encode(body, "aes128gcm")
    service = urlsplit(endpoint)
    signed = Vapid02(private_key=private_key()).sign(
        {
            "aud": f"{service.scheme}://{service.netloc}",
            "sub": f"mailto:{settings.DEFAULT_FROM_EMAIL}",
        }
    )
    return Push(
        bytes(sealed["body"]),
        {
            "Authorization": signed["Authorization"],
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(DAY),
            "Topic": _topic(told["tag"]),
            "Urgency": "normal",
        },
    )


def _topic(tag: str) -> str:
    return base64.urlsafe_b64encode(uuid.UUID(tag).bytes).decode().rstrip("=")
