"""One open stream's place in the hub: what is to be sent to it next."""

import asyncio

from comity.live.events import Event


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
        self._something = asyncio.Event()
        self._closed = False

    def begin(self, version: int, missed: list[Event]) -> None:
        """Send what was missed after `version`, and hear what comes then."""
        self._version = missed[-1].version if missed else version
        self._pending[:] = [event.wire for event in missed]
        if missed:
            self._something.set()

    def hear(self, event: Event) -> None:
        """Take an event to be sent, unless it was sent already."""
        if self._closed or self._version is None or event.version <= self._version:
            return
        if len(self._pending) >= self._room:
            self.close()
            return
        self._version = event.version
        self._pending.append(event.wire)
        self._something.set()

    def close(self) -> None:
        """End the stream; what it has not taken is dropped."""
        self._closed = True
        self._pending.clear()
        self._something.set()

    async def next(self, patience: float) -> bytes | None:
        """Wait for events and return them; b"" after `patience` seconds; None at the end."""
        try:
            async with asyncio.timeout(patience):
                await self._something.wait()
        except TimeoutError:
            return b""
        if self._closed:
            return None
        self._something.clear()
        wire = b"".join(self._pending)
        self._pending.clear()
        return wire
