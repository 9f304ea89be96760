"""Who calls, by their key, and how often they may.

A key of a publication counts against that one's own rate. Any other key is a stranger's, as the
key that a newsroom still has of Google is: all of them together have one rate, or none, where
the server's settings keep them out.
"""

import time
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from comity.ground import writelane
from comity.ground.bucket import Bucket, take
from comity.perspective import faults
from comity.publications.queries import publication, publication_of_key

STRANGERS = 60
"""Calls a second of all strangers together."""

BURST = 2
"""Seconds' worth of calls that may come at once."""

STRANGER = ""

REMEMBERED = 10.0
"""Seconds for which it is remembered whose a key is: a revoked one is good for as long at most."""

MOST_REMEMBERED = 10_000


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


class Register:
    """Whose each key is, for a while: to ask the rows takes longer than to score a comment."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Caller, float]] = {}

    def whose(self, key: str, now: float) -> Caller | None:
        """Return whose a key is, None where that is not known, or not any more."""
        caller, until = self._known.get(key, (None, now))
        return caller if now < until else None

    def enter(self, key: str, caller: Caller, now: float) -> None:
        """Remember whose a key is at `now` (seconds)."""
        if len(self._known) >= MOST_REMEMBERED:
            self._known.clear()
        self._known[key] = caller, now + REMEMBERED


_rates = Rates()
_register = Register()


def key_of(request: HttpRequest) -> str:
    """Return the key of a call: `?key=` or X-Goog-Api-Key."""
    return request.GET.get("key") or request.headers.get("X-Goog-Api-Key", "")


def whose(key: str) -> Caller:
    """Return whose a key is, by the rows."""
    known = publication_of_key(key)
    if known is None:
        return Caller(STRANGER, STRANGERS)
    return Caller(known, publication(known).settings.scorings)


async def admit(key: str) -> Caller:
    """Return who calls, with this call counted.

    Raises a FaultError for nobody, for unwelcome strangers, and for a call too many.
    """
    if not key:
        raise faults.key_missing()
    now = time.monotonic()
    caller = _register.whose(key, now)
    if caller is None:
        caller = await writelane.prepare(whose, key)
        _register.enter(key, caller, now)
    if caller.publication == STRANGER and not settings.SCORE_FOR_STRANGERS:
        raise faults.key_unknown()
    _rates.spend(caller, now)
    return caller
