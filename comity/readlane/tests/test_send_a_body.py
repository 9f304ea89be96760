"""Somebody sends too much, or too slowly, to a real server."""

import asyncio
import json

import pytest

from comity.ground.asgi import Headers, Receive, Scope, Send, answer
from comity.ground.problems import Problem
from comity.readlane.guard import Guard
from comity.readlane.tests.conftest import serving


async def count(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the number of bytes that came."""
    size, more = 0, True
    while more:
        message = await receive()
        assert message["type"] == "http.request"
        size += len(message["body"])
        more = message["more_body"]
    body = str(size).encode()
    await answer(send, 200, [(b"content-length", str(len(body)).encode())], body)


class Ear(asyncio.Protocol):
    """Keeps all that is heard, also when the other side resets the connection."""

    def __init__(self) -> None:
        self.heard = b""
        self.whole = asyncio.Event()

    def data_received(self, data: bytes) -> None:
        """Look whether an answer with its body has come."""
        self.heard += data
        head, end, body = self.heard.partition(b"\r\n\r\n")
        length = head.lower().partition(b"content-length:")[2].split(b"\r\n")[0]
        if end and len(body) == int(length or b"0"):
            self.whole.set()


async def talk(port: int, *parts: bytes, pause: float = 0.0) -> tuple[int, bytes]:
    """Send the parts, `pause` seconds apart, until the server has said all; return that."""
    loop = asyncio.get_running_loop()
    transport, ear = await loop.create_connection(Ear, "127.0.0.1", port)
    whole = asyncio.create_task(ear.whole.wait())
    for part in parts:
        transport.write(part)
        await asyncio.wait({whole}, timeout=pause)
        if whole.done():
            break
    await asyncio.wait_for(whole, 10)
    transport.close()
    head, _, body = ear.heard.partition(b"\r\n\r\n")
    return int(head.split()[1]), body


def post(*headers: str) -> bytes:
    """Return the head of a request."""
    lines = ["POST / HTTP/1.1", "Host: x", "Connection: close", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n"


async def test_a_body_of_a_good_size_passes() -> None:
    async with serving(Guard(count, limit=100)) as port:
        assert await talk(port, post("Content-Length: 100"), b"x" * 100) == (200, b"100")


@pytest.mark.parametrize(
    "parts",
    [
        [post("Content-Length: 101")],
        [post("Content-Length: 99999999999")],
        [post("Transfer-Encoding: chunked"), b"64\r\n" + b"x" * 100 + b"\r\n", b"1\r\nx\r\n"],
    ],
)
async def test_a_body_that_is_too_large_is_refused(parts: list[bytes]) -> None:
    async with serving(Guard(count, limit=100)) as port:
        status, body = await talk(port, *parts)
    assert status == 413
    assert json.loads(body)["code"] == "too_large"


async def test_a_body_that_drips_is_refused() -> None:
    drips = [b"x"] * 30
    async with serving(Guard(count, seconds=0.2)) as port:
        status, body = await talk(port, post("Content-Length: 1000"), *drips, pause=0.02)
    assert status == 408
    assert json.loads(body)["code"] == "too_slow"


async def test_a_room_with_words_of_its_own_refuses_in_them() -> None:
    def bluntly(problem: Problem, path: str) -> tuple[int, Headers, bytes] | None:
        return (400, [(b"content-length", b"2")], b"no") if path == "/" else None

    async with serving(Guard(count, limit=100, in_its_words=bluntly)) as port:
        assert await talk(port, post("Content-Length: 101")) == (400, b"no")


async def test_who_waits_for_the_answer_is_not_hurried() -> None:
    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(receive(), 0.2)
        await answer(send, 200, [(b"content-length", b"0")])

    async with serving(Guard(slow, seconds=0.05)) as port:
        assert await talk(port, post("Content-Length: 1"), b"x") == (200, b"")


@pytest.mark.parametrize(
    "start", [b"", b"GET / HTTP/1.1\r\nHost: x\r\n", post("Content-Length: 9")]
)
async def test_who_keeps_the_server_waiting_is_shut_out(start: bytes) -> None:
    """Headers that drip, and bodies that nobody reads, are closed by the server itself."""

    async def hasty(scope: Scope, receive: Receive, send: Send) -> None:
        await answer(send, 200, [(b"content-length", b"0")])

    async with serving(hasty, patience=0.1) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(start)
        gone = asyncio.create_task(reader.read())
        async with asyncio.timeout(5):
            while not gone.done():
                writer.write(b"x")
                await asyncio.wait({gone}, timeout=0.02)
        assert isinstance(gone.exception(), ConnectionError | None)
        writer.close()


async def test_who_takes_no_part_of_the_answer_is_shut_out() -> None:
    ended = asyncio.Event()

    async def leaving(receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass

    async def endless(scope: Scope, receive: Receive, send: Send) -> None:
        left = asyncio.create_task(leaving(receive))
        await send({"type": "http.response.start", "status": 200, "headers": []})
        while not left.done():
            await send({"type": "http.response.body", "body": b"x" * 100_000, "more_body": True})
        ended.set()

    async with serving(endless, patience=0.1) as port:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        await asyncio.wait_for(ended.wait(), 5)
        writer.close()


async def test_a_quiet_request_that_is_whole_is_left_alone() -> None:
    async def thinks(scope: Scope, receive: Receive, send: Send) -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asyncio.Event().wait(), 1.3)  # more than a look of the server
        await answer(send, 200, [(b"content-length", b"0")])

    async with serving(thinks, patience=0.1) as port:
        assert await talk(port, post("Content-Length: 0")) == (200, b"")
