"""What a mail service tells through django-anymail, where that is installed."""

from typing import Any

from comity.ground import clock, writelane
from comity.notices.actions.silence import silence
from comity.notices.returned.verdicts import verdict


def listen() -> None:
    """Hear django-anymail's signal, which its webhooks send; without it there is none."""
    try:
        from anymail.signals import tracking
    except ImportError:
        return
    tracking.connect(_hear, dispatch_uid="comity.notices")


def _hear(sender: object, event: Any, esp_name: str, **_more: object) -> None:
    why = verdict(event.event_type, event.reject_reason or "")
    if why is not None and event.recipient:
        writelane.run(silence(event.recipient, why, at=clock.now()))
