"""The heartbeat of all open streams: one timer, however many they are."""

import asyncio
import secrets

from comity.live.listener import Listener

PARTS = 16


class Pulse:
    """Lets each listener beat once in `every` seconds, one part of them after the other.

    Which part is left to chance, so that streams that were opened together do not beat together.
    For one event loop; the timer runs while anybody listens.
    """

    def __init__(self, every: float) -> None:
        self._step = every / PARTS
        self._parts: list[set[Listener]] = [set() for _part in range(PARTS)]
        self._turn = 0
        self._timer: asyncio.TimerHandle | None = None

    def add(self, listener: Listener) -> set[Listener]:
        """Let a listener beat from now on; return the part that it is to be discarded from."""
        part = secrets.choice(self._parts)
        part.add(listener)
        if self._timer is None:
            self._wait()
        return part

    def _wait(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(self._step, self._beat)

    def _beat(self) -> None:
        self._timer = None
        self._turn = (self._turn + 1) % PARTS
        for listener in self._parts[self._turn]:
            listener.beat()
        if any(self._parts):
            self._wait()
