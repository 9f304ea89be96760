"""uvicorn, taught what it leaves to others: to close who drips, and to end open streams."""

import asyncio
import gc
import socket
from collections.abc import Callable
from typing import Any, cast

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from comity.ground.asgi import App
from comity.readlane.envelope import Envelope

PATIENCE = 20.0
"""Seconds in which a request must have arrived whole, or a part of an answer be taken."""

_TICKS_A_SECOND = 10


class Door(HttpToolsProtocol):
    """A connection that knows since when its peer keeps it waiting (loop time, s)."""

    waiting_since: float | None = None
    blocked_since: float | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Wait for the first request."""
        held = Envelope(cast(asyncio.Transport, transport), self.loop)
        super().connection_made(cast(asyncio.Transport, held))
        self.waiting_since = self.loop.time()

    def on_message_begin(self) -> None:
        """Wait for the rest of the request."""
        super().on_message_begin()
        if self.waiting_since is None:
            self.waiting_since = self.loop.time()

    def on_message_complete(self) -> None:
        """Wait no longer: the request is whole."""
        self.waiting_since = None
        super().on_message_complete()

    def pause_writing(self) -> None:
        """Note that the peer does not take what is sent."""
        self.blocked_since = self.loop.time()
        super().pause_writing()

    def resume_writing(self) -> None:
        """Note that the peer takes what is sent."""
        self.blocked_since = None
        super().resume_writing()

    def check(self, now: float, patience: float) -> None:
        """Close the connection if its peer has kept it waiting for longer than `patience` s."""
        since = min(self.waiting_since or now, self.blocked_since or now)
        if now - since > patience:
            self.transport.abort()


class Server(uvicorn.Server):
    """Serves until it is told to stop; then calls `closing` before it waits for connections."""

    def __init__(
        self,
        config: uvicorn.Config,
        *,
        closing: Callable[[], None] = lambda: None,
        patience: float = PATIENCE,
    ) -> None:
        super().__init__(config)
        self._closing = closing
        self._patience = patience

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Take all that was loaded so far out of the collector's rounds: it stays for good."""
        await super().startup(sockets)
        gc.collect()
        gc.freeze()

    async def on_tick(self, counter: int) -> bool:
        """Once a second, close who drips."""
        if counter % _TICKS_A_SECOND == 0:
            now = asyncio.get_running_loop().time()
            for connection in list(self.server_state.connections):
                if isinstance(connection, Door):
                    connection.check(now, self._patience)
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the open streams first: uvicorn would wait for them for ever."""
        self._closing()
        await super().shutdown(sockets)


def configuration(app: App, *, host: str, port: int, **more: Any) -> uvicorn.Config:
    """Return uvicorn's settings for Comity; `more` are passed to uvicorn.Config as they are.

    Behind a proxy, `proxy_headers=True` and `forwarded_allow_ips` say whom to believe.
    """
    settings: dict[str, Any] = {
        "http": Door,
        "ws": "none",
        "loop": "uvloop",
        "access_log": False,
        "proxy_headers": False,
        "server_header": False,
        "timeout_graceful_shutdown": 10,
    }
    return uvicorn.Config(app, host=host, port=port, **settings | more)
