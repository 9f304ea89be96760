"""Sends the head and the body of an answer together: one call of the system, one packet."""

import asyncio
from typing import Any


class Envelope:
    """A transport that holds one write back, for the next one or the event loop's next turn.

    uvicorn writes the head and the body apart, and uvloop would send each at once. Never more
    than one write is held, so that a sender who does not pause is stopped as soon as ever.
    """

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._call_soon = loop.call_soon
        self._held: bytes | None = None
        self.is_closing = transport.is_closing

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Hold these bytes, or send them with those that are held."""
        if self._held is None:
            self._held = data
            self._call_soon(self._send)
        else:
            data = self._held + data
            self._held = None
            self._transport.write(data)

    def write_now(self, data: bytes) -> None:
        """Send what is held, then these bytes, at once."""
        if self._held is not None:
            self._send()
        self._transport.write(data)

    def close(self) -> None:
        """Send what is held, then close."""
        self._send()
        self._transport.close()

    def _send(self) -> None:
        held, self._held = self._held, None
        if held is not None and not self.is_closing():
            self._transport.write(held)
