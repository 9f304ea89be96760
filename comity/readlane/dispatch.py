"""Who answers which address. The roof hands over the parts."""

import asyncio
import logging
from collections.abc import Callable, Sequence

from comity.ground.asgi import App, Headers, Receive, Scope, Send, answer
from comity.readlane.addresses import is_document, is_fragment, is_publication, lacks_slash
from comity.readlane.at_once import at_once_of
from comity.readlane.shelf import Shelf

log = logging.getLogger("comity.readlane")

Step = Callable[[], None]


class Dispatch:
    """Kept pages to `read`, their addresses to `find`, events to `live`, files to `shelf`.

    All else goes to `others`.

    `starting` and `stopping` are called, in their order and in a thread, when the server has
    started and when it stops; they may take their time, but must come to an end.
    """

    def __init__(
        self,
        *,
        read: App,
        find: App,
        live: App,
        shelf: Shelf,
        others: App,
        starting: Sequence[Step] = (),
        stopping: Sequence[Step] = (),
    ) -> None:
        self._read = read
        self.at_once = at_once_of(read)
        self._find = find
        self._live = live
        self._shelf = shelf
        self._others = others
        self._starting = starting
        self._stopping = stopping

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or follow the server's life."""
        if scope["type"] == "http":
            await self._choose(scope)(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._live_and_die(receive, send)
        else:
            await receive()
            await send({"type": "websocket.close", "code": 1000})

    def _choose(self, scope: Scope) -> App:
        path: str = scope["path"]
        if is_fragment(path):
            return self._find if is_publication(path) else self._read
        if path.startswith("/live/"):
            return self._live
        if scope["method"] in ("GET", "HEAD"):
            if is_document(path):
                return self._read
            if lacks_slash(path):
                return _add_slash
        if self._shelf.holds(path):
            return self._shelf
        return self._others

    async def _live_and_die(self, receive: Receive, send: Send) -> None:
        for event, steps in (("startup", self._starting), ("shutdown", self._stopping)):
            await receive()
            try:
                for step in steps:
                    await asyncio.to_thread(step)
            except Exception as fault:
                log.exception("%s failed", event)
                await send({"type": f"lifespan.{event}.failed", "message": str(fault)})
                return
            await send({"type": f"lifespan.{event}.complete"})


async def _add_slash(scope: Scope, receive: Receive, send: Send) -> None:
    query: bytes = scope["query_string"]
    there = scope["path"].encode("ascii") + b"/" + (b"?" + query if query else b"")
    headers: Headers = [(b"location", there), (b"content-length", b"0")]
    await answer(send, 301, headers)
