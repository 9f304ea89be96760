"""Which story stands at a web address: what an embed asks before it reads."""

import asyncio
import logging
import time
from collections.abc import Callable, Set
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple
from urllib.parse import parse_qs

import msgspec

from comity.ground.asgi import Headers, Receive, Scope, Send, answer
from comity.ground.locales import asked_locale
from comity.ground.problems import Problem, Translate, problem_json, untranslated
from comity.readlane.refusals import BUSY, READ_ONLY

log = logging.getLogger("comity.readlane")

KEPT = 8192
FRESH = 60.0
"""Seconds after which a found story is looked up again: its opening order may have changed."""

WAITING = 128
LONGEST = 2000

_HEADERS: Headers = [
    (b"access-control-allow-origin", b"*"),
    (b"cross-origin-resource-policy", b"cross-origin"),
]


def _address(query: bytes) -> str:
    try:
        asked = parse_qs(query[: 3 * LONGEST].decode("latin-1"), max_num_fields=8)
    except ValueError:
        return ""
    address = asked.get("address", [""])[0][:LONGEST]
    return "" if "\0" in address else address


class Found(NamedTuple):
    """A story, by its slug, and the order in which its discussion opens."""

    slug: str
    order: str


Find = Callable[[str, str], Found | None]
"""(publication, address) → its story; None where no story is known at this address."""


class Finder:
    """Answers /read/<publication>/?address=… from memory; what is not there `find` looks up.

    204 says that no story is known at the address: a browser reports a 404 as an error, and
    to be the first reader is none. What was found stays found; what was not is never kept,
    because the next reader may be the first.
    """

    def __init__(
        self,
        find: Find,
        *,
        locales: Set[str] = frozenset(),
        translate: Translate = untranslated,
    ) -> None:
        self._find = find
        self._locales = frozenset(locales)
        self._translate = translate
        self._known: dict[tuple[str, str], tuple[float, bytes]] = {}
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="finder")
        self._waiting = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["method"] not in ("GET", "HEAD"):
            await self._refuse(READ_ONLY, scope, send)
            return
        publication = scope["path"].split("/")[2]
        address = _address(scope["query_string"])
        if self._waiting >= WAITING:
            await self._refuse(BUSY, scope, send)
            return
        body = self._remembered(publication, address)
        if body is None and address:
            try:
                body = await self._look(publication, address)
            except Exception:
                log.exception("no story could be looked up")
                await self._refuse(BUSY, scope, send)
                return
        if body is None:
            await answer(send, 204, [*_HEADERS, (b"cache-control", b"no-store")])
            return
        headers: Headers = [
            *_HEADERS,
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", b"public, max-age=300"),
        ]
        await answer(send, 200, headers, b"" if scope["method"] == "HEAD" else body)

    def close(self) -> None:
        """Look nothing up any more."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _remembered(self, publication: str, address: str) -> bytes | None:
        until, body = self._known.get((publication, address), (0.0, b""))
        return body if until > time.monotonic() else None

    async def _look(self, publication: str, address: str) -> bytes | None:
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            found = await loop.run_in_executor(self._pool, self._find, publication, address)
        finally:
            self._waiting -= 1
        if found is None:
            return None
        if len(self._known) >= KEPT:
            self._known.clear()
        body = msgspec.json.encode({"slug": found.slug, "order": found.order})
        self._known[publication, address] = (time.monotonic() + FRESH, body)
        return body

    async def _refuse(self, problem: Problem, scope: Scope, send: Send) -> None:
        locale = asked_locale(scope["query_string"], self._locales)
        await answer(send, *problem_json(problem, self._translate, locale, _HEADERS))
