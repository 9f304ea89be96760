"""The ASGI application that sends kept pages."""

import logging
from collections.abc import Callable, Set
from weakref import WeakKeyDictionary

from comity.ground.asgi import Headers, Receive, Scope, Send, answer, header
from comity.ground.problems import Problem, Translate, problem_json, untranslated
from comity.publications.orders import thread_number
from comity.readlane.addresses import Astray, find_page
from comity.readlane.conditions import has_it
from comity.readlane.encodings import Encoding, choose
from comity.readlane.flights import Flights
from comity.readlane.freshness import freshness
from comity.readlane.refusals import (
    BUSY,
    NO_SUCH_CODING,
    NO_SUCH_PAGE,
    NO_SUCH_STORY,
    READ_ONLY,
    PageFor,
    bare_page,
    problem_html,
)
from comity.readlane.replies import NO_BODY, Reply, Whole, reply
from comity.snapshots.keys import PageKey, Shape
from comity.snapshots.pack import Stored
from comity.snapshots.stores import Store

log = logging.getLogger("comity.readlane")

Render = Callable[[PageKey], Stored | None]
"""Renders a page that is not kept, and keeps it; None if there is no such page."""

_ADDRESSES_KEPT = 8192
_LONGEST_KEPT = 400

_ANY_ORIGIN: Headers = [(b"access-control-allow-origin", b"*")]
_ALLOW: Headers = [(b"allow", b"GET, HEAD, OPTIONS")]
_PREFLIGHT: Headers = [
    (b"access-control-allow-methods", b"GET, HEAD, OPTIONS"),
    (b"access-control-allow-headers", b"*"),
    (b"access-control-max-age", b"86400"),
]
_RETRY: Headers = [(b"retry-after", b"2")]


class ReadLane:
    """Answers /read/… and the story pages from `store`; what is missing there `render` makes.

    `locales`: the languages that `lang` may ask for. `document_headers`: the security headers
    of whole pages (Content-Security-Policy and its like). `translate`: how to say in another
    language that there is no page; `refused`: the page that says it to a person. A render
    that takes longer than `deadline` seconds is answered with 503; `threads` renders run at
    once, `waiting` may be under way or in line.
    """

    def __init__(
        self,
        store: Store,
        render: Render,
        *,
        locales: Set[str] = frozenset(),
        document_headers: Headers | None = None,
        translate: Translate = untranslated,
        refused: PageFor = bare_page,
        deadline: float = 10.0,
        threads: int = 4,
        waiting: int = 256,
    ) -> None:
        self._store = store
        self._locales = frozenset(locales)
        self._headers: dict[Shape, Headers] = {
            "fragment": _ANY_ORIGIN,
            "document": document_headers or [],
        }
        self._translate = translate
        self._refused = refused
        self._deadline = deadline
        self._render = render
        self._flights = Flights(self._bring, threads=threads, waiting=waiting)
        self._addresses: dict[bytes, PageKey] = {}
        self._replies: WeakKeyDictionary[Stored, dict[Encoding, Reply]] = WeakKeyDictionary()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        page = self._find(scope)
        method = scope["method"]
        if method not in ("GET", "HEAD"):
            await self._answer_other(method, page, scope, send)
        elif isinstance(page, Astray):
            await self._refuse(page.problem, page, scope, send)
        else:
            await self._send_page(page, method, scope, send)

    def at_once(self, url: bytes, headers: Headers) -> Whole | None:
        """Answer a GET of an address that was asked for before, if its page is in memory.

        `url` is the path and the query as they came. None: ask as usual.
        """
        key = self._addresses.get(url)
        stored = self._store.recall(key) if key is not None else None
        if key is None or stored is None:
            return None
        encoding, known = _asked(headers)
        if encoding is None:
            return None
        ready = self._reply(key, stored, encoding)
        if known is not None and has_it(known, ready.etag):
            return ready.whole_unchanged
        return ready.whole

    def close(self) -> None:
        """Start no more renders."""
        self._flights.close()

    async def _send_page(self, key: PageKey, method: str, scope: Scope, send: Send) -> None:
        stored = self._store.recall(key)
        if stored is None:
            try:
                stored = await self._flights.join(key, self._deadline)
            except Exception as fault:
                log.warning("%s is not ready: %r", key, fault)
                await self._refuse(BUSY, key, scope, send, _RETRY)
                return
        if stored is None:
            # Each story has the first page of every order, however few the comments.
            whole = key.page <= 1 and thread_number(key.order) is None
            await self._refuse(NO_SUCH_STORY if whole else NO_SUCH_PAGE, key, scope, send)
            return
        encoding, known = _asked(scope["headers"])
        if encoding is None:
            await self._refuse(NO_SUCH_CODING, key, scope, send)
            return
        ready = self._reply(key, stored, encoding)
        if known is not None and has_it(known, ready.etag):
            await send(ready.unchanged)
            await send(NO_BODY)
        else:
            await send(ready.start)
            await send(NO_BODY if method == "HEAD" else ready.body)

    def _find(self, scope: Scope) -> PageKey | Astray:
        path, query = scope["path"], scope["query_string"]
        raw: bytes = scope.get("raw_path") or path.encode()
        url = raw + b"?" + query if query else raw
        found = self._addresses.get(url)
        if found is not None:
            return found
        page = find_page(path, query, self._locales)
        if isinstance(page, PageKey) and len(url) < _LONGEST_KEPT:
            if len(self._addresses) >= _ADDRESSES_KEPT:
                self._addresses.clear()
            self._addresses[url] = page
        return page

    def _bring(self, key: PageKey) -> Stored | None:
        # Another process, or the flight before, may have kept it meanwhile.
        return self._store.get(key) or self._render(key)

    def _reply(self, key: PageKey, stored: Stored, encoding: Encoding) -> Reply:
        replies = self._replies.get(stored)
        if replies is None:
            replies = self._replies[stored] = {}
        ready = replies.get(encoding)
        if ready is None:
            headers = [*freshness(stored), *self._headers[key.shape]]
            if language := stored.language or key.locale:
                headers.append((b"content-language", language.encode("ascii")))
            ready = replies[encoding] = reply(stored, encoding, headers)
        return ready

    async def _answer_other(
        self, method: str, page: PageKey | Astray, scope: Scope, send: Send
    ) -> None:
        if method == "OPTIONS":
            await answer(send, 204, [*_ALLOW, *_ANY_ORIGIN, *_PREFLIGHT])
        else:
            await self._refuse(READ_ONLY, page, scope, send, _ALLOW)

    async def _refuse(
        self,
        problem: Problem,
        page: PageKey | Astray,
        scope: Scope,
        send: Send,
        headers: Headers | None = None,
    ) -> None:
        for_person = page.shape == "document" and b"text/html" in (header(scope, b"accept") or b"")
        own = [*self._headers[page.shape], (b"vary", b"Accept"), *(headers or [])]
        if for_person:
            said = problem_html(problem, self._translate, page.locale, own, self._refused)
        else:
            said = problem_json(problem, self._translate, page.locale, own)
        status, headers, body = said
        await answer(send, status, headers, b"" if scope["method"] == "HEAD" else body)


def _asked(headers: Headers) -> tuple[Encoding | None, bytes | None]:
    """Return the coding to send (None: none is acceptable) and the If-None-Match header."""
    accepted = known = None
    for name, value in headers:
        if name == b"accept-encoding":
            accepted = value if accepted is None else accepted + b", " + value
        elif name == b"if-none-match":
            known = value if known is None else known + b", " + value
    return choose(accepted), known
