"""A read lane over real files, and a client that speaks ASGI to it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from comity.ground.asgi import App, Message
from comity.readlane.app import ReadLane
from comity.readlane.server import Server, configuration
from comity.snapshots.keys import PageKey
from comity.snapshots.pack import Stored, pack
from comity.snapshots.stores import fill
from comity.snapshots.stores.file import FileStore


@dataclass(frozen=True)
class Answer:
    """What came back: header names in small letters; repeated ones are joined."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Client:
    """Sends requests to an application, in this event loop."""

    app: App

    async def ask(
        self, path: str, method: str = "GET", body: bytes = b"", **headers: str
    ) -> Answer:
        """Send one request; `headers` with underscores for hyphens."""
        path, _, query = path.partition("?")
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": [
                (name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()
            ],
            "client": ("192.0.2.7", 50000),
        }
        sent: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        found: dict[str, str] = {}
        for name, value in sent[0]["headers"]:
            key, text = name.decode(), value.decode()
            found[key] = f"{found[key]}, {text}" if key in found else text
        content = b"".join(message.get("body", b"") for message in sent[1:])
        return Answer(sent[0]["status"], found, content)


@dataclass
class Newsroom:
    """The world behind the read lane: one story of three pages, and a count of renders."""

    store: FileStore
    version: int = 41
    pages: int = 3
    settled: bool = False
    rendered: list[PageKey] = field(default_factory=list)
    before_render: Callable[[PageKey], object] = lambda key: None

    def render(self, key: PageKey) -> Stored | None:
        """Make a page, as the snapshots do."""
        return fill(self.store, key, self._fresh)

    def page(self, key: PageKey) -> bytes:
        """Return the HTML of a page."""
        return f"<section>{key.order} {key.page} at {self.version}</section>".encode() * 40

    def _fresh(self, key: PageKey) -> Stored | None:
        self.rendered.append(key)
        self.before_render(key)
        known = key.story == "flood" and key.publication in ("", "harbour-post")
        if not known or key.page > self.pages:
            return None
        language = key.locale or "en"
        return pack(self.page(key), self.version, language=language, settled=self.settled)


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """Return a newsroom with an empty store."""
    return Newsroom(FileStore(tmp_path / "snapshots"))


@pytest.fixture
def lane(newsroom: Newsroom) -> Iterator[ReadLane]:
    """Return the read lane of the newsroom."""
    lane = ReadLane(
        newsroom.store,
        newsroom.render,
        locales={"en", "ar", "pt-BR"},
        document_headers=[(b"content-security-policy", b"default-src 'none'")],
    )
    yield lane
    lane.close()


@pytest.fixture
def client(lane: ReadLane) -> Client:
    """Return a client of the read lane."""
    return Client(lane)


@asynccontextmanager
async def serving(app: App, **more: Any) -> AsyncIterator[int]:
    """Serve `app` on a real socket in this event loop; give its port."""
    patience, closing = more.pop("patience", 20.0), more.pop("closing", lambda: None)
    settings = configuration(app, host="127.0.0.1", port=0, log_level="warning", **more)
    server = Server(settings, patience=patience, closing=closing)
    task = asyncio.create_task(server.serve())
    try:
        await until(lambda: server.started)
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        await asyncio.wait_for(task, 10)


async def until(condition: Callable[[], bool]) -> None:
    """Wait until the condition holds; fail after ten seconds."""
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.005)
