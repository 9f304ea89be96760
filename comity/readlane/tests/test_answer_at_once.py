"""A page that lies in memory goes out the short way; nobody can tell, but by the time it takes."""

import asyncio
import re
from dataclasses import dataclass

import pytest

from comity.ground.asgi import Receive, Scope, Send
from comity.readlane.app import ReadLane
from comity.readlane.tests.conftest import Newsroom, serving
from comity.snapshots.keys import PageKey
from comity.snapshots.pack import pack

PAGE = "/read/harbour-post/flood/best/1"
KEY = PageKey("harbour-post", "flood", "best", 1, "", "fragment")


@dataclass
class Counted:
    """The read lane, and how many requests came to it the long way."""

    lane: ReadLane
    long: int = 0

    def __post_init__(self) -> None:
        self.at_once = self.lane.at_once

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count the request and pass it on."""
        self.long += scope["type"] == "http"
        await self.lane(scope, receive, send)


def get(path: str = PAGE, *lines: str, method: str = "GET", version: str = "1.1") -> bytes:
    """Return a request."""
    return "\r\n".join([f"{method} {path} HTTP/{version}", "Host: x", *lines, "", ""]).encode()


async def answers(port: int, *requests: bytes) -> list[tuple[bytes, bytes]]:
    """Send all at once on one connection; return the head (without the Date) and body of each."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"".join(requests))
    found = []
    for request in requests:
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head)
        bare = request.startswith(b"HEAD") or b" 304 " in head
        body = b"" if bare or length is None else await reader.readexactly(int(length[1]))
        assert head.count(b"\r\ndate: ") == 1
        found.append((re.sub(rb"date: [^\r]*\r\n", b"", head), body))
    writer.close()
    return found


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("Accept-Encoding: br",),
        ("Accept-Encoding: gzip;q=0.5", "Accept-Encoding: zstd"),
        ("If-None-Match: *",),
        ("Accept-Encoding: identity;q=0",),
        ("Connection: keep-alive",),
    ],
)
async def test_both_ways_say_the_same(lane: ReadLane, lines: tuple[str, ...]) -> None:
    app = Counted(lane)
    async with serving(app) as port:
        [first] = await answers(port, get(PAGE, *lines))
        [second] = await answers(port, get(PAGE, *lines))
    assert second == first


async def test_the_second_request_goes_the_short_way(lane: ReadLane, newsroom: Newsroom) -> None:
    app = Counted(lane)
    async with serving(app) as port:
        for _ in range(3):
            [(head, body)] = await answers(port, get())
            assert head.startswith(b"HTTP/1.1 200 OK\r\n")
            assert body == newsroom.page(KEY)
    assert app.long == 1


async def test_a_new_page_is_sent_at_once(lane: ReadLane, newsroom: Newsroom) -> None:
    async with serving(Counted(lane)) as port:
        await answers(port, get())
        newsroom.store.put(KEY, pack(b"new", 42))
        [(_, body)] = await answers(port, get())
    assert body == b"new"


@pytest.mark.parametrize(
    "request_",
    [
        get(method="HEAD"),
        get(method="OPTIONS"),
        get(method="DELETE"),
        get(PAGE, "Content-Length: 3") + b"abc",
        get(PAGE, "Transfer-Encoding: chunked") + b"0\r\n\r\n",
        get(PAGE, "Expect: 100-continue", "Content-Length: 0"),
        get(PAGE, "Connection: close"),
        get(version="1.0"),
        get("/read/harbour-post/flood/best/999"),
    ],
)
async def test_what_is_not_plain_goes_the_long_way(lane: ReadLane, request_: bytes) -> None:
    app = Counted(lane)
    async with serving(app) as port:
        await answers(port, get())
        await answers(port, request_)
    assert app.long == 2


async def test_answers_keep_the_order_of_their_requests(lane: ReadLane) -> None:
    """A page that must be rendered first holds up those behind it, and is not overtaken."""
    app = Counted(lane)
    async with serving(app) as port:
        await answers(port, get())
        last = "/read/harbour-post/flood/newest/2"
        found = await answers(port, get(), get(last), get(), get(method="HEAD"), get())
    bodies = [body[:20] for _, body in found]
    assert [b"newest 2" in body for body in bodies] == [False, True, False, False, False]
    assert bodies[3] == b""
    assert bodies[0] == bodies[2] == bodies[4] != b""


async def test_who_only_keeps_the_line_is_shut_out(lane: ReadLane) -> None:
    async with serving(Counted(lane), timeout_keep_alive=0) as port:
        await answers(port, get())
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(get())
        await reader.readuntil(b"\r\n\r\n")
        async with asyncio.timeout(10):
            await reader.read()  # ends when the server closes
        writer.close()
