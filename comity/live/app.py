"""The ASGI application behind /live/<publication>/<story>: one stream a reader."""

import asyncio
import logging
import random
import re
from collections.abc import Callable, Set

from comity.ground.asgi import Headers, Receive, Scope, Send, answer, header
from comity.ground.locales import asked_locale
from comity.ground.problems import Problem, Translate, problem_json, untranslated
from comity.ground.refusal import marked as _
from comity.live.crowd import Crowd
from comity.live.events import opening
from comity.live.hub import Address, Hub
from comity.live.listener import Listener
from comity.live.pulse import Pulse

log = logging.getLogger("comity.live")

Version = Callable[[str, str], int | None]
"""(publication, story) → the story's version now; None if there is no such story."""

NO_SUCH_STORY = Problem(404, "no_such_story", _("There is no such story here."))
READ_ONLY = Problem(405, "method_not_allowed", _("This address can only be read."))
TOO_MANY = Problem(429, "too_many_streams", _("Too many pages are open from your network."))
BUSY = Problem(503, "busy", _("New comments cannot be shown as they come just now."))

_PATH = re.compile(r"/live/([A-Za-z0-9_-]{1,40})/([A-Za-z0-9_-]{1,200})/?", re.ASCII)
_NUMBER = re.compile(rb"[0-9]{1,15}")
_AFTER = re.compile(rb"(?:^|&)after=([0-9]{1,15})(?:&|$)")

_ANY_ORIGIN: Headers = [(b"access-control-allow-origin", b"*")]
_PREFLIGHT: Headers = [
    *_ANY_ORIGIN,
    (b"access-control-allow-methods", b"GET, HEAD, OPTIONS"),
    (b"access-control-allow-headers", b"*"),
    (b"access-control-max-age", b"86400"),
]
_STREAM: Headers = [
    *_ANY_ORIGIN,
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store, no-transform"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]
_LATER: Headers = [*_ANY_ORIGIN, (b"retry-after", b"30")]

BEAT_SECONDS = 10.0
"""A quiet stream is heard of after at most twice as long: proxies wait for half a minute."""

RETRY_MILLISECONDS = 2_000, 8_000
"""At random between these: readers who lost the server together come back apart."""

_chance = random.SystemRandom()


class Live:
    """Streams what `hub` passes on, from the version a page shows on.

    The version comes as `Last-Event-ID`, or as `?after=` when the page opens. `version` is
    asked, in a thread, when the hub does not know the story. `crowd` counts who is admitted.
    """

    def __init__(
        self,
        hub: Hub,
        version: Version,
        *,
        crowd: Crowd | None = None,
        locales: Set[str] = frozenset(),
        translate: Translate = untranslated,
        beat: float = BEAT_SECONDS,
    ) -> None:
        self._hub = hub
        self._version = version
        self._crowd = Crowd() if crowd is None else crowd
        self._locales = locales
        self._translate = translate
        self._pulse = Pulse(beat)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; a stream ends when the reader leaves or the hub closes."""
        found = _PATH.fullmatch(scope["path"])
        locale = asked_locale(scope["query_string"], self._locales)
        if scope["method"] == "OPTIONS":
            await answer(send, 204, _PREFLIGHT)
        elif scope["method"] not in ("GET", "HEAD"):
            allow: Headers = [*_ANY_ORIGIN, (b"allow", b"GET, HEAD, OPTIONS")]
            await self._refuse(READ_ONLY, locale, send, allow)
        elif found is None:
            await self._refuse(NO_SUCH_STORY, locale, send, _ANY_ORIGIN)
        elif scope["method"] == "HEAD":
            await answer(send, 200, _STREAM)
        else:
            await self._admit(Address(found[1], found[2], locale), scope, receive, send)

    def close(self) -> None:
        """End every stream: the server stops."""
        self._hub.close()

    async def _admit(self, address: Address, scope: Scope, receive: Receive, send: Send) -> None:
        network = self._crowd.network((scope.get("client") or ("",))[0])
        if self._crowd.is_full:
            await self._refuse(BUSY, address.locale, send, _LATER)
            return
        if self._crowd.is_full_of(network):
            await self._refuse(TOO_MANY, address.locale, send, _LATER)
            return
        self._crowd.enter(network)
        listener = self._hub.listen(address)
        try:
            after = _after(scope)
            try:
                current = await self._current(address, after)
            except Exception:
                log.exception("the version of %s is not to be had", address)
                await self._refuse(BUSY, address.locale, send, _LATER)
                return
            if current is None:
                await self._refuse(NO_SUCH_STORY, address.locale, send, _ANY_ORIGIN)
                return
            self._hub.begin(listener, address, current, after)
            await self._stream(listener, current if after is None else after, receive, send)
        finally:
            self._hub.leave(listener, address)
            self._crowd.leave(network)

    async def _current(self, address: Address, after: int | None) -> int | None:
        known = self._hub.latest(address)
        if known is None or (after or 0) > known:
            return await asyncio.to_thread(self._version, address.publication, address.story)
        return known

    async def _stream(self, listener: Listener, version: int, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": _STREAM})
        chunk: bytes | None = opening(_chance.randint(*RETRY_MILLISECONDS), version)
        leaving = asyncio.create_task(_leave_when_told(receive, listener))
        beating = self._pulse.add(listener)
        try:
            while chunk is not None:
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
                chunk = await listener.next()
            await send({"type": "http.response.body", "body": b""})
        finally:
            beating.discard(listener)
            leaving.cancel()

    async def _refuse(self, problem: Problem, locale: str, send: Send, headers: Headers) -> None:
        await answer(send, *problem_json(problem, self._translate, locale, headers))


async def _leave_when_told(receive: Receive, listener: Listener) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.close()


def _after(scope: Scope) -> int | None:
    """Return the version a page stands at: what it heard last, or what it was opened with."""
    heard = header(scope, b"last-event-id")
    if heard is not None and _NUMBER.fullmatch(heard):
        return int(heard)
    asked = _AFTER.search(scope["query_string"])
    return int(asked[1]) if asked else None
