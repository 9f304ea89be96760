"""uvicorn, taught what it leaves to others: to close who drips, and to end open streams."""

import asyncio
import gc
import socket
from collections.abc import Callable
from typing import Any, cast

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from comity.ground.asgi import App, Headers
from comity.readlane.at_once import at_once_of
from comity.readlane.envelope import Envelope

PATIENCE = 20.0
"""Seconds in which a request must have arrived whole, or a part of an answer be taken."""

LOOKS = 10
_TICKS_A_SECOND = 10


_WITH_BODY = frozenset({b"content-length", b"transfer-encoding", b"expect"})


class Door(HttpToolsProtocol):
    """A connection that knows since when its peer keeps it waiting (loop time, s).

    A plain GET is first put to the application's `at_once`: what that answers goes out before
    a task, a scope or a message is made for it, which is nine tenths of what a request costs.
    """

    waiting_since: float | None = None
    blocked_since: float | None = None
    idle_since: float | None = None
    answered = False
    _own: Headers | None = None
    _lines = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Wait for the first request."""
        self.envelope = Envelope(cast(asyncio.Transport, transport), self.loop)
        super().connection_made(cast(asyncio.Transport, self.envelope))
        self.waiting_since = self.loop.time()
        self.at_once = at_once_of(self.app)

    def on_message_begin(self) -> None:
        """Wait for the rest of the request. What uvicorn does here waits for the headers."""
        self.url = b""
        self.headers = []
        self.expect_100_continue = False
        self.idle_since = None
        if self.waiting_since is None:
            self.waiting_since = self.loop.time()

    def on_headers_complete(self) -> None:
        """Answer at once, or begin a cycle."""
        self.answered = self._answer_at_once()
        if not self.answered:
            url, headers, expects = self.url, self.headers, self.expect_100_continue
            super().on_message_begin()
            self.url, self.expect_100_continue = url, expects
            self.headers.extend(headers)
            super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Wait no longer: the request is whole."""
        self.waiting_since = None
        if self.answered:
            self.answered = False
            self.idle_since = self.loop.time()
        else:
            super().on_message_complete()

    def _answer_at_once(self) -> bool:
        parser, under_way = self.parser, self.cycle is not None and not self.cycle.response_complete
        if (
            self.at_once is None
            or under_way
            or self.flow.write_paused
            or parser.get_method() != b"GET"
            or parser.get_http_version() != "1.1"
            or not parser.should_keep_alive()
            or parser.should_upgrade()
            or not _WITH_BODY.isdisjoint(dict(self.headers))
        ):
            return False
        said = self.at_once(self.url, self.headers)
        if said is None:
            return False
        self.envelope.write_now(said.status + self._own_lines() + said.rest)
        self.server_state.total_requests += 1
        return True

    def _own_lines(self) -> bytes:
        own = self.server_state.default_headers
        if own is not self._own:  # uvicorn puts another list there once a second, for the Date
            self._own, self._lines = own, b"".join(b"%b: %b\r\n" % each for each in own)
        return self._lines

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
        elif self.idle_since is not None and now - self.idle_since > self.timeout_keep_alive:
            self.transport.close()


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
        """Close who drips; each connection is looked at ten times in the patience it has."""
        if counter % max(1, round(self._patience * _TICKS_A_SECOND / LOOKS)) == 0:
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
