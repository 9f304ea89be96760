"""Machines are answered without Django's middleware: there is no cookie, session or form to guard.

Under ASGI each of Django's middlewares costs a change of threads, twice, and each request a
thread of its own. The views for machines, the API's and those in Perspective's shape, are async,
answer every fault themselves and touch no row outside the write lane's threads, so that they can
be called as they are.
"""

import asyncio
from io import BytesIO

from django.core.exceptions import DisallowedHost
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpResponse
from django.urls import Resolver404, resolve

from comity.api import problems
from comity.ground.asgi import App, Headers, Receive, Scope, Send, answer

PREFIXES = ("/api/", "/v1alpha1/", "/$discovery/")
ALWAYS: Headers = [(b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer")]


class Machines:
    """Answers machines' addresses, and leaves all others to `otherwise`."""

    def __init__(self, otherwise: App) -> None:
        self._otherwise = otherwise

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; whoever leaves before it is answered ends its work."""
        if scope["type"] != "http" or not scope["path"].startswith(PREFIXES):
            await self._otherwise(scope, receive, send)
            return
        body = await _body(receive)
        if body is None:
            return
        working = asyncio.create_task(_answered(scope, body))
        leaving = asyncio.create_task(_left(receive))
        await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
        leaving.cancel()
        if not working.done():
            working.cancel()
            return
        await _send(working.result(), scope, send)


async def _body(receive: Receive) -> bytes | None:
    """Return the whole body, None where the client left before its end."""
    parts: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _answered(scope: Scope, body: bytes) -> HttpResponse:
    request = ASGIRequest(scope, BytesIO(body))
    try:
        request.get_host()
        found = resolve(request.path_info)
    except (DisallowedHost, Resolver404) as fault:
        return problems.answer(request, fault)
    response: HttpResponse = await found.func(request, *found.args, **found.kwargs)
    return response


async def _send(response: HttpResponse, scope: Scope, send: Send) -> None:
    headers = [
        (name.lower().encode("ascii"), value.encode("latin-1"))
        for name, value in response.headers.items()
        if name.lower() != "content-length"
    ]
    headers.append((b"content-length", str(len(response.content)).encode()))
    body = b"" if scope["method"] == "HEAD" else response.content
    await answer(send, response.status_code, headers + ALWAYS, body)
