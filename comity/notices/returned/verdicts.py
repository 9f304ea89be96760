"""Which news of a mail ends the writing to its address. Pure.

The words are django-anymail's (https://anymail.dev/en/stable/sending/tracking/), which speak for
all mail services alike; our own webhook uses the same.
"""

from comity.notices.models import Silence

DEAD = frozenset({"", "bounced", "invalid"})
"""Reasons that mean the address. Others (timed_out, blocked, other) may pass by themselves."""


def verdict(event: str, reason: str = "") -> Silence.Why | None:
    """Return why an address is to be left alone after an event, or None where it is not."""
    if event == "complained" or reason == "spam":
        return Silence.Why.COMPLAINED
    if event == "unsubscribed" or reason == "unsubscribed":
        return Silence.Why.ASKED
    if event in ("bounced", "rejected") and reason in DEAD:
        return Silence.Why.BOUNCED
    return None
