"""A page follows its story over a real connection."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
import uvicorn

from comity.live.app import Live
from comity.live.crowd import Crowd
from comity.live.hub import Hub
from comity.readlane.server import Server, configuration


@dataclass
class Stream:
    """One open connection."""

    status: int
    head: bytes
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def until(self, end: bytes) -> bytes:
        """Read until these bytes have come."""
        async with asyncio.timeout(10):
            return await self.reader.readuntil(end)

    async def rest(self) -> bytes:
        """Read until the server closes."""
        async with asyncio.timeout(10):
            return await self.reader.read()


@dataclass
class Served:
    """A server on a real socket, and the connections to it."""

    port: int
    server: uvicorn.Server
    streams: list[Stream] = field(default_factory=list)

    async def follow(self, path: str, *headers: str, method: str = "GET") -> Stream:
        """Open a connection, ask, and read the head of the answer."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=2**20)
        lines = [f"{method} {path} HTTP/1.1", "Host: x", *headers]
        writer.write("\r\n".join(lines).encode() + b"\r\n\r\n")
        async with asyncio.timeout(10):
            head = await reader.readuntil(b"\r\n\r\n")
        stream = Stream(int(head.split()[1]), head.lower(), reader, writer)
        self.streams.append(stream)
        return stream


@asynccontextmanager
async def serving(live: Live) -> AsyncIterator[Served]:
    """Serve on a real socket in this event loop, as Comity's own server does."""
    settings = configuration(live, host="127.0.0.1", port=0, loop="none", lifespan="off")
    server = Server(settings, patience=0.1)
    task = asyncio.create_task(server.serve())
    async with asyncio.timeout(10):
        while not server.started:
            await asyncio.sleep(0.005)
    served = Served(server.servers[0].sockets[0].getsockname()[1], server)
    try:
        yield served
    finally:
        live.close()
        server.should_exit = True
        await asyncio.wait_for(task, 10)
        for stream in served.streams:
            stream.writer.close()


def version(publication: str, story: str) -> int | None:
    """Return the story's version."""
    return 41 if (publication, story) == ("harbour-post", "flood") else None


def publish(hub: Hub, number: int) -> None:
    """Publish a patch."""
    hub.publish("harbour-post", "flood", "", number, b'{"version":%d}' % number)


async def test_a_page_hears_what_comes_after_the_version_it_shows() -> None:
    hub = Hub()
    async with serving(Live(hub, version)) as house:
        first = await house.follow("/live/harbour-post/flood?after=41")
        assert first.status == 200
        assert b"content-type: text/event-stream" in first.head
        assert b"x-accel-buffering: no" in first.head
        assert b"access-control-allow-origin: *" in first.head
        opening = await first.until(b"id: 41\n\n")
        assert b"retry: " in opening
        publish(hub, 42)
        assert b'id: 42\nevent: patch\ndata: {"version":42}\n' in await first.until(b"}\n\n")

        second = await house.follow("/live/harbour-post/flood?after=41")
        assert b"id: 42" in await second.until(b"}\n\n")


async def test_last_event_id_counts_for_more_than_the_address() -> None:
    hub = Hub()
    async with serving(Live(hub, version)) as house:
        await (await house.follow("/live/harbour-post/flood?after=41")).until(b"id: 41\n\n")
        for number in (42, 43):
            publish(hub, number)
        back = await house.follow("/live/harbour-post/flood?after=41", "Last-Event-ID: 42")
        said = await back.until(b"}\n\n")
        assert b"id: 43\nevent: patch" in said
        assert b'{"version":42}' not in said


async def test_a_page_that_is_too_old_is_told_to_fetch_again() -> None:
    async with serving(Live(Hub(), version)) as house:
        old = await house.follow("/live/harbour-post/flood?after=7")
        assert b"id: 41\nevent: reset\n" in await old.until(b"}\n\n")


async def test_silence_is_broken_by_a_heartbeat() -> None:
    async with serving(Live(Hub(), version, beat=0.01)) as house:
        quiet = await house.follow("/live/harbour-post/flood")
        for _ in range(3):
            assert b":\n\n" in await quiet.until(b":\n\n")


async def test_readers_are_told_to_come_back_apart() -> None:
    hub = Hub()
    async with serving(Live(hub, version)) as house:
        waits = set()
        for _reader in range(20):
            stream = await house.follow("/live/harbour-post/flood")
            opening = await stream.until(b"id: 41\n\n")
            waits.add(int(opening.partition(b"retry: ")[2].split(b"\n")[0]))
    assert len(waits) > 10
    assert 1_000 < min(waits) < max(waits) < 10_000


async def test_a_reader_who_takes_nothing_is_dropped_and_the_others_hear_all() -> None:
    hub, crowd = Hub(size=10**9), Crowd()
    page = b'{"html":"%s"}' % (b"x" * 200_000)
    async with serving(Live(hub, version, crowd=crowd)) as house:
        await house.follow("/live/harbour-post/flood?after=41")  # and never read a byte
        quick = await house.follow("/live/harbour-post/flood?after=41")
        await quick.until(b"id: 41\n\n")
        for number in range(42, 142):
            hub.publish("harbour-post", "flood", "", number, page)
            assert b"id: %d\n" % number in await quick.until(b"}\n\n")
        async with asyncio.timeout(10):
            while len(crowd) > 1:
                await asyncio.sleep(0.02)
        hub.publish("harbour-post", "flood", "", 142, b'{"version":142}')
        assert b"id: 142\n" in await quick.until(b"}\n\n")


async def test_a_reader_who_leaves_makes_room() -> None:
    hub, crowd = Hub(), Crowd()
    async with serving(Live(hub, version, crowd=crowd)) as house:
        stream = await house.follow("/live/harbour-post/flood")
        assert (len(hub), len(crowd)) == (1, 1)
        stream.writer.close()
        async with asyncio.timeout(10):
            while len(hub) or len(crowd):
                await asyncio.sleep(0.005)


@pytest.mark.parametrize(("limits", "status"), [({"from_one": 2}, 429), ({"in_all": 2}, 503)])
async def test_too_many_streams_are_turned_away(limits: dict[str, int], status: int) -> None:
    async with serving(Live(Hub(), version, crowd=Crowd(**limits))) as house:
        kept = [await house.follow("/live/harbour-post/flood") for _ in range(2)]
        third = await house.follow("/live/harbour-post/flood")
        assert [stream.status for stream in (*kept, third)] == [200, 200, status]
        assert b"retry-after: 30" in third.head


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/live/harbour-post/drought", 404, "no_such_story"),
        ("GET", "/live/gull-gazette/flood", 404, "no_such_story"),
        ("GET", "/live/harbour-post/fl%20ood", 404, "no_such_story"),
        ("GET", "/live/harbour-post", 404, "no_such_story"),
        ("POST", "/live/harbour-post/flood", 405, "method_not_allowed"),
    ],
)
async def test_what_cannot_be_followed_is_told(
    method: str, path: str, status: int, code: str
) -> None:
    hub = Hub()
    async with serving(Live(hub, version)) as house:
        refused = await house.follow(path, "Connection: close", method=method)
        assert refused.status == status
        assert json.loads(await refused.rest())["code"] == code
        assert hub._channels == {}


async def test_a_database_that_is_gone_is_no_crash() -> None:
    def gone(publication: str, story: str) -> int | None:
        raise RuntimeError("the database is gone")

    async with serving(Live(Hub(), gone)) as house:
        refused = await house.follow("/live/harbour-post/flood", "Connection: close")
        assert refused.status == 503
        assert b"database" not in await refused.rest()


async def test_open_streams_do_not_hold_the_server_when_it_stops() -> None:
    hub = Hub()
    live = Live(hub, version)
    async with serving(live) as house:
        streams = [await house.follow("/live/harbour-post/flood") for _ in range(20)]
        live.close()
        house.server.should_exit = True
        for stream in streams:
            assert (await stream.rest()).endswith(b"0\r\n\r\n")
    assert len(hub) == 0
