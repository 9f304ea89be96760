"""A request finds the part of the house that answers it."""

import asyncio
import hashlib
import random
import string
from pathlib import Path

import brotli
import pytest

from comity.ground.asgi import App, Headers, Message, Receive, Scope, Send, answer
from comity.readlane.dispatch import Dispatch
from comity.readlane.shelf import Shelf
from comity.readlane.tests.conftest import Client, serving

SCRIPT = b"console.log('a comment')\n" * 40


def part(name: bytes) -> App:
    """Return an application that says its name."""

    async def say(scope: Scope, receive: Receive, send: Send) -> None:
        headers: Headers = [(b"content-length", str(len(name)).encode())]
        await answer(send, 200, headers, name)

    return say


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Return a shelf with a script and a picture."""
    (tmp_path / "comity").mkdir()
    (tmp_path / "comity" / "embed.js").write_bytes(SCRIPT)
    (tmp_path / "comity" / "mark.png").write_bytes(b"\x89PNG" * 50)
    (tmp_path / ".hidden.js").write_bytes(b"secret")
    return Shelf(tmp_path, also={"/embed.js": "comity/embed.js"})


@pytest.fixture
def client(shelf: Shelf) -> Client:
    """Return a client of the whole house."""
    house = Dispatch(
        read=part(b"read"),
        find=part(b"find"),
        live=part(b"live"),
        shelf=shelf,
        others=part(b"others"),
    )
    return Client(house)


@pytest.mark.parametrize(
    ("method", "path", "who"),
    [
        ("GET", "/read/p/s/best/1", b"read"),
        ("OPTIONS", "/read/p/s/best/1", b"read"),
        ("GET", "/read/p/", b"find"),
        ("POST", "/read/x", b"read"),
        ("GET", "/stories/flood/", b"read"),
        ("HEAD", "/stories/flood/newest/2/", b"read"),
        ("GET", "/stories/flood/thread-9/1/", b"read"),
        ("GET", "/stories/flood/thread-x/1/", b"read"),
        ("POST", "/stories/flood/", b"others"),
        ("POST", "/stories/flood", b"others"),
        ("GET", "/stories/fl ood", b"others"),
        ("GET", "/stories/", b"others"),
        ("GET", "/stories/flood/comments/12/", b"others"),
        ("POST", "/stories/flood/comments/", b"others"),
        ("GET", "/stories/flood/newest/2/x/", b"others"),
        ("GET", "/live/p/s", b"live"),
        ("GET", "/api/v1/openapi.json", b"others"),
        ("GET", "/", b"others"),
    ],
)
async def test_each_address_has_its_room(
    client: Client, method: str, path: str, who: bytes
) -> None:
    assert (await client.ask(path, method)).body == who


async def test_a_story_without_its_slash_is_found(client: Client) -> None:
    moved = await client.ask("/stories/flood?lang=ar")
    assert (moved.status, moved.headers["location"]) == (301, "/stories/flood/?lang=ar")


async def test_a_script_is_sent_compressed_and_to_every_origin(client: Client) -> None:
    got = await client.ask("/embed.js", accept_encoding="br")
    assert brotli.decompress(got.body) == SCRIPT
    assert got.headers["content-type"] == "text/javascript; charset=utf-8"
    assert got.headers["access-control-allow-origin"] == "*"
    assert got.headers["cross-origin-resource-policy"] == "cross-origin"
    assert got.headers["cache-control"].startswith("public, max-age=300")


async def test_a_file_named_with_its_stamp_may_be_kept_for_ever(
    client: Client, shelf: Shelf
) -> None:
    stamp = hashlib.sha256(SCRIPT).hexdigest()[:8]
    assert shelf.address("comity/embed.js") == f"/static/comity/embed.js?v={stamp}"
    for_ever = await client.ask(shelf.address("comity/embed.js"))
    assert for_ever.headers["cache-control"] == "public, max-age=31536000, immutable"
    older = await client.ask("/static/comity/embed.js?v=00000000")
    assert "immutable" not in older.headers["cache-control"]


async def test_a_file_that_the_browser_has_is_not_sent_again(client: Client) -> None:
    first = await client.ask("/embed.js", accept_encoding="gzip")
    again = await client.ask(
        "/embed.js", accept_encoding="gzip", if_none_match=first.headers["etag"]
    )
    assert (again.status, again.body) == (304, b"")


async def test_who_asks_first_for_a_large_file_holds_up_nobody(tmp_path: Path) -> None:
    large = "".join(random.Random(7).choices(string.printable, k=400_000)).encode()
    (tmp_path / "large.js").write_bytes(large)
    (tmp_path / "small.js").write_bytes(SCRIPT)
    shelf = Shelf(tmp_path)
    asking = [
        asyncio.create_task(Client(shelf).ask("/static/large.js", accept_encoding="br"))
        for _reader in range(3)
    ]
    await asyncio.sleep(0)
    await Client(shelf).ask("/static/small.js", accept_encoding="br")
    assert not any(each.done() for each in asking)
    got = await asyncio.gather(*asking)
    assert {brotli.decompress(each.body) for each in got} == {large}


async def test_a_picture_is_sent_as_it_is(client: Client) -> None:
    got = await client.ask("/static/comity/mark.png", accept_encoding="br, gzip")
    assert got.body == b"\x89PNG" * 50
    assert "content-encoding" not in got.headers
    assert got.headers["content-type"] == "image/png"


@pytest.mark.parametrize(
    "path",
    [
        "/static/",
        "/static/nothing.js",
        "/static/.hidden.js",
        "/static/../conftest.py",
        "/static/comity",
    ],
)
async def test_what_is_not_on_the_shelf_is_not_found(client: Client, path: str) -> None:
    got = await client.ask(path)
    assert got.status == 404
    assert got.headers["content-type"] == "application/problem+json"


async def test_a_file_can_only_be_read(client: Client) -> None:
    assert (await client.ask("/embed.js", "DELETE")).status == 405


async def test_steps_are_taken_when_the_server_starts_and_stops(shelf: Shelf) -> None:
    steps: list[str] = []

    def in_a_thread() -> None:
        with pytest.raises(RuntimeError):
            asyncio.get_running_loop()
        steps.append("go")

    house = Dispatch(
        read=part(b"read"),
        find=part(b"find"),
        live=part(b"live"),
        shelf=shelf,
        others=part(b"others"),
        starting=[lambda: steps.append("start"), in_a_thread],
        stopping=[lambda: steps.append("stop")],
    )
    async with serving(house):
        assert steps == ["start", "go"]
    assert steps == ["start", "go", "stop"]


async def test_a_step_that_fails_is_told_to_the_server(shelf: Shelf) -> None:
    def fail() -> None:
        raise RuntimeError("no followers")

    house = Dispatch(
        read=part(b""),
        find=part(b""),
        live=part(b""),
        shelf=shelf,
        others=part(b""),
        starting=[fail],
    )
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "lifespan.startup"}

    async def send(message: Message) -> None:
        sent.append(message)

    await house({"type": "lifespan"}, receive, send)
    assert sent == [{"type": "lifespan.startup.failed", "message": "no followers"}]


async def test_a_web_socket_is_turned_away(client: Client) -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    await client.app({"type": "websocket", "path": "/live/p/s"}, receive, send)
    assert [message["type"] for message in sent] == ["websocket.close"]
