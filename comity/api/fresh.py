"""An answer to a write waits a moment, so that the reader's next look shows what they wrote."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from comity.journal import running
from comity.journal.record import Place

FOLLOWER = "snapshots"
PATIENCE = 1.0
"""Seconds. The write is durable already: a slow follower delays its answer, and no more."""

_waiting = ThreadPoolExecutor(32, thread_name_prefix="fresh")


async def shown(place: Place) -> None:
    """Return when the snapshots show what the journal tells at `place`, or after a second."""
    if place > Place():
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(_waiting, running.has_seen, FOLLOWER, place, PATIENCE)
