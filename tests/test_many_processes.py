"""Several processes share one newsroom: what one of them takes, all of them show."""

import json
import os
import secrets
import socket
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

import pytest

from tests.server import Server, serving

PATIENCE = 20.0

pytestmark = pytest.mark.postgres


@contextmanager
def database() -> Iterator[dict[str, str]]:
    """Return the settings of a fresh database: PostgreSQL in its own run, SQLite in the other."""
    url = os.environ.get("COMITY_DATABASE_URL")
    if not url:
        yield {}
        return
    import psycopg

    name = f"processes_{secrets.token_hex(4)}"
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
        try:
            yield {"COMITY_DATABASE_URL": url.replace("@/comity", f"@/{name}")}
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Run three processes on a newsroom, until a test ends them."""
    with (
        database() as settings,
        serving(tmp_path_factory.mktemp("data"), demo=True, processes=3, **settings) as server,
    ):
        yield server


@pytest.fixture
def newsroom(founded: Server) -> Server:
    """Return a server of three processes that is at work, also where a test before ended it."""
    if founded.process.poll() is not None:
        founded.start()
    return founded


def _ask(server: Server, path: str, body: dict[str, str] | None = None) -> str:
    """Ask on a new connection, which any of the processes may take."""
    headers = {"Content-Type": "application/json", "Idempotency-Key": secrets.token_hex(16)}
    request = urllib.request.Request(
        server.address + path, json.dumps(body).encode() if body else None, headers
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return str(answer.read().decode())


def test_what_one_process_takes_all_of_them_show(newsroom: Server) -> None:
    story = "spring-tides-this-week"
    for count in range(6):
        words = f"Said to whichever process listened, {count}, {secrets.randbelow(10**9)}."
        _ask(newsroom, f"/api/v1/stories/{story}/comments", {"text": words, "name": f"R{count}"})
        end, shown = monotonic() + PATIENCE, 0
        while shown < 12:
            seen = words in _ask(newsroom, f"/read/lantern/{story}/newest/0")
            shown = shown + 1 if seen else 0
            assert monotonic() < end, "a process still shows the page of before"


def test_it_stops_when_it_is_told_to(newsroom: Server) -> None:
    assert newsroom.stop() == 0


def test_none_is_left_behind_when_the_first_is_killed(newsroom: Server) -> None:
    newsroom.kill()
    end = monotonic() + PATIENCE
    while _is_listening(newsroom.port):
        assert monotonic() < end, "a process still listens"


def _is_listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
