"""One open stream's place in the hub: what is to be sent to it next."""

import asyncio

from comity.live.events import HEARTBEAT, Event


class Listener:
    """Holds at most `room` events that its stream has not taken yet; a slow one is closed.

    It hears nothing until `begin` says from which version on. All methods are for the event
    loop that it was made in.
    """

    def __init__(self, room: int) -> None:
        self.loop = asyncio.get_running_loop()
        self._room = room
        self._version: int | None = None
        self._pending: list[bytes] = []
        self._waiter: asyncio.Future[None] | None = None
        self._quiet = False
        self._closed = False

    def begin(self, version: int, missed: list[Event]) -> None:
        """Send what was missed after `version`, and hear what comes then."""
        self._version = missed[-1].version if missed else version
        self._pending[:] = [event.wire for event in missed]
        if missed:
            self._wake()

    def hear(self, event: Event) -> None:
        """Take an event to be sent, unless it was sent already."""
        if self._closed or self._version is None or event.version <= self._version:
            return
        if len(self._pending) >= self._room:
            self.close()
            return
        self._version = event.version
        self._pending.append(event.wire)
        self._wake()

    def beat(self) -> None:
        """Send a heartbeat where nothing was sent since the last call of this."""
        if self._quiet and not self._pending:
            self._pending.append(HEARTBEAT)
            self._wake()
        self._quiet = True

    def close(self) -> None:
        """End the stream; what it has not taken is dropped."""
        self._closed = True
        self._pending.clear()
        self._wake()

    async def next(self) -> bytes | None:
        """Wait for what is to be sent and return it; None at the end."""
        while not self._pending and not self._closed:
            # No asyncio.Event and no timeout: ten thousand streams wake at once.
            self._waiter = self.loop.create_future()
            await self._waiter
        if self._closed:
            return None
        self._quiet = False
        wire = b"".join(self._pending)
        self._pending.clear()
        return wire

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)
