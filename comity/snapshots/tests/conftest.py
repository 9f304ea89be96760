"""Stores to be tested: files, and Redis where its server is installed."""

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from comity.snapshots.stores import Store
from comity.snapshots.stores.file import FileStore


@dataclass
class RedisServer:
    """A Redis of the tests' own, behind a socket in their folder."""

    folder: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it is reached."""
        return f"unix://{self.folder / 'redis.sock'}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        from redis import Redis
        from redis.exceptions import RedisError

        command = ["redis-server", "--port", "0", "--unixsocket", str(self.folder / "redis.sock")]
        command += ["--save", "", "--dir", str(self.folder), "--loglevel", "warning"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        end = time.monotonic() + 20
        with Redis.from_url(self.url) as probe:
            answered = False
            while not answered:
                try:
                    answered = bool(probe.ping())
                except RedisError:
                    assert time.monotonic() < end

    @contextmanager
    def out_of_reach(self) -> Iterator[None]:
        """Let nobody reach it who is not connected; it keeps what it holds."""
        door, moved = self.folder / "redis.sock", self.folder / "moved.sock"
        door.rename(moved)
        yield
        moved.rename(door)

    def stop(self) -> None:
        """Stop it; what it holds is gone."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=20)
            self.process = None


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """Return a running Redis."""
    if shutil.which("redis-server") is None:
        pytest.skip("redis-server is not installed")
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(params=["files", pytest.param("redis", marks=pytest.mark.redis)])
def open_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Return what opens the same store once more, as another process would."""
    if request.param == "files":
        yield lambda: FileStore(tmp_path / "snapshots", glance=0.0)
        return
    from comity.snapshots.stores.redis import RedisStore

    server: RedisServer = request.getfixturevalue("redis_server")
    opened: list[RedisStore] = []

    def open_redis() -> RedisStore:
        opened.append(RedisStore(server.url, glance=0.0))
        return opened[-1]

    # The server is shared, and what went before need not have tidied up.
    open_redis().clear()
    yield open_redis
    for store in opened:
        store.close()
