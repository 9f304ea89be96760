"""Who calls, by their key, and how often they may.

A key of a publication counts against that one's own rate. Any other key is a stranger's, as the
key that a newsroom still has of Google is: all of them together have one rate, or none, where
the server's settings keep them out.
"""

import time
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from comity.ground.bucket import Bucket, take
from comity.perspective import faults
from comity.publications.queries import publication, publication_of_key

STRANGERS = 60
"""Calls a second of all strangers together."""

BURST = 2
"""Seconds' worth of calls that may come at once."""

STRANGER = ""


@dataclass(frozen=True)
class Caller:
    """A publication's machine, or a stranger (publication "")."""

    publication: str
    rate: int
    """Calls a second, in each process of the server."""


class Rates:
    """What each caller has left: their bucket, for as long as the process lives."""

    def __init__(self) -> None:
        self._left: dict[str, Bucket] = {}

    def spend(self, caller: Caller, now: float) -> None:
        """Count one call at `now` (seconds); raises a FaultError where it is one too many."""
        taken = take(
            self._left.get(caller.publication),
            now,
            capacity=caller.rate * BURST,
            refill_per_second=caller.rate,
        )
        self._left[caller.publication] = taken.bucket
        if not taken.granted:
            raise faults.quota(caller.rate, taken.wait)


_rates = Rates()


def key_of(request: HttpRequest) -> str:
    """Return the key of a call: `?key=` or X-Goog-Api-Key."""
    return request.GET.get("key") or request.headers.get("X-Goog-Api-Key", "")


def identify(key: str) -> Caller:
    """Return who calls with this key; raises a FaultError for nobody, and unwelcome strangers."""
    if not key:
        raise faults.key_missing()
    known = publication_of_key(key)
    if known is not None:
        return Caller(known, publication(known).settings.scorings)
    if not settings.SCORE_FOR_STRANGERS:
        raise faults.key_unknown()
    return Caller(STRANGER, STRANGERS)


def admit(key: str) -> Caller:
    """Return who calls, with this call counted; raises a FaultError."""
    caller = identify(key)
    _rates.spend(caller, time.monotonic())
    return caller
