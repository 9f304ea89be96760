"""Keeps an open page of the desk true: events to staff, for as long as they are staff."""

import asyncio
import random
import threading
import time
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass

import msgspec

from comity.ground import clock, writelane
from comity.moderation.queries.card import standing_of
from comity.moderation.queries.counts import counts
from comity.readers.roles import Staff, staff_of

LOOK = 0.5
"""Seconds between two looks at whether anything was committed here."""

OTHERS = 3.0
"""Seconds after which the rows are read all the same: other processes commit too."""

BEAT = 15.0
"""Seconds of silence after which a comment line keeps proxies from ending it."""

STAYS = 300.0
"""Seconds that a stream stays open: whoever signs out is gone after at most so long."""

RETRY_MILLISECONDS = 1_000, 4_000

_closing = threading.Event()
_chance = random.SystemRandom()


@dataclass(frozen=True)
class Pulse:
    """What an open page shows and may have changed."""

    counts: dict[str, int]
    standing: str
    """How the card that is open stands; "" where none is."""
    claimed: bool
    """Whether another member of staff is at work on it."""


def pulse(staff: Staff, at: uuid.UUID | None) -> Pulse:
    """Return the counts, and how the card `at` stands for a member of staff."""
    card = standing_of(at, staff) if at else None
    if card is None:
        return Pulse(counts(staff), "", False)
    until = card.claimed_until
    taken = until is not None and until > clock.now() and card.claimed_by != staff.user
    return Pulse(counts(staff), card.standing, taken)


async def events(staff: Staff, at: uuid.UUID | None) -> AsyncIterator[bytes]:
    """Yield server-sent events: the pulse now, and again each time it has changed.

    Ends when the server stops, after STAYS seconds, or when `staff` is no longer what they were.
    """
    yield b"retry: %d\n\n" % _chance.randint(*RETRY_MILLISECONDS)
    end = time.monotonic() + STAYS
    told: Pulse | None = None
    told_at = looked_at = heard = 0.0
    while time.monotonic() < end and not _closing.is_set():
        now, rings = time.monotonic(), writelane.committed.rings
        if rings != heard or now - looked_at >= OTHERS:
            found = await writelane.prepare(_look, staff, at)
            if found is None:
                return
            heard, looked_at = rings, now
            if found != told:
                yield b"data: %s\n\n" % msgspec.json.encode(found)
                told, told_at = found, now
        if now - told_at >= BEAT:
            yield b":\n\n"
            told_at = now
        await asyncio.sleep(LOOK)


def close() -> None:
    """End every stream: the server stops."""
    _closing.set()


def reopen() -> None:
    """Admit streams again, after `close`."""
    _closing.clear()


def _look(staff: Staff, at: uuid.UUID | None) -> Pulse | None:
    return pulse(staff, at) if staff_of(staff.user, staff.publication) == staff else None
