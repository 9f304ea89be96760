"""One render for all who wait for the same page."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from comity.snapshots.keys import PageKey
from comity.snapshots.pack import Stored

log = logging.getLogger("comity.readlane")

Bring = Callable[[PageKey], Stored | None]


class FullError(Exception):
    """So many pages are being rendered that one more would only wait."""


class Flights:
    """Runs `bring(key)` in a thread, once for all who ask for the same key meanwhile.

    At most `threads` at once, and at most `waiting` pages under way or in line: beyond that
    a crowd on addresses that do not exist would fill the memory and starve the rest.
    """

    def __init__(self, bring: Bring, *, threads: int, waiting: int) -> None:
        self._bring = bring
        self._waiting = waiting
        self._under_way: dict[PageKey, asyncio.Future[Stored | None]] = {}
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="readlane")

    async def join(self, key: PageKey, deadline: float) -> Stored | None:
        """Return the page, or None if there is none.

        Raises FullError, TimeoutError after `deadline` seconds (the render goes on for those who
        come later), and whatever `bring` raises.
        """
        flight = self._under_way.get(key)
        if flight is None:
            if len(self._under_way) >= self._waiting:
                raise FullError
            loop = asyncio.get_running_loop()
            flight = loop.run_in_executor(self._pool, self._bring, key)
            self._under_way[key] = flight
            flight.add_done_callback(lambda done: self._land(key, done))
        # One reader who leaves must not end the render that others wait for.
        return await asyncio.wait_for(asyncio.shield(flight), deadline)

    def close(self) -> None:
        """Start no more renders; those under way come to their end."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def __len__(self) -> int:
        return len(self._under_way)

    def _land(self, key: PageKey, flight: "asyncio.Future[Stored | None]") -> None:
        del self._under_way[key]
        if not flight.cancelled() and (fault := flight.exception()) is not None:
            log.error("%s could not be rendered", key, exc_info=fault)
