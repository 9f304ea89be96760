"""A thousand posts at once, over HTTP: so many are taken as the limits say, whatever they claim."""

import http.client
import json
import secrets
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from comity.readers.limits import NEW_GUESTS, POSTS, Pace
from comity.snapshots.tests.conftest import RedisServer
from tests.server import Server, serving

FOUND = """
from comity.ground import writelane
from comity.publications.actions import found
from comity.stories.actions import Particulars, make
rules = dict(proof_when_hot=False, repeated_by_many=0)
writelane.run(found("The Courier", key="courier", settings=dict(rules=rules)))
writelane.run(make("courier", Particulars("The bridge"), slug="bridge"))
"""
AT_ONCE = 1000


@dataclass(frozen=True)
class Flood:
    """What became of many posts, by HTTP status, and how many seconds all of it took."""

    statuses: Counter[int]
    seconds: float

    def kept_to(self, pace: Pace) -> bool:
        """Say whether as many were taken as the pace lets through in this time, and no more."""
        most = pace.at_once + self.seconds * pace.an_hour / 3600
        return pace.at_once <= self.statuses[201] <= most + 1


def flood(server: Server) -> Flood:
    """Post a thousand times at once, each time as somebody else from somewhere else."""

    def post(number: int) -> int:
        line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        body = json.dumps({"text": f"Reason number {number} of many.", "name": f"R {number}"})
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": secrets.token_hex(16),
            "X-Forwarded-For": f"203.{number // 250}.113.{number % 250}",
            "Forwarded": f"for=203.{number // 250}.113.{number % 250}",
            "X-Real-IP": f"203.{number // 250}.113.{number % 250}",
        }
        try:
            line.request("POST", "/api/v1/stories/bridge/comments", body, headers)
            return line.getresponse().status
        finally:
            line.close()

    began = time.monotonic()
    with ThreadPoolExecutor(64) as threads:
        statuses = Counter(threads.map(post, range(AT_ONCE)))
    return Flood(statuses, time.monotonic() - began)


@pytest.fixture(params=["memory", pytest.param("redis", marks=pytest.mark.redis)])
def sharing(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    """Where the limits are counted: in one process, or in Redis for several."""
    if request.param == "memory":
        yield {}
        return
    if shutil.which("redis-server") is None:
        pytest.skip("there is no redis-server here: apt-get install redis-server")
    server = RedisServer(tmp_path)
    server.start()
    yield {"COMITY_REDIS_URL": server.url}
    server.stop()


def running(data: Path, sharing: dict[str, str], proxies: int) -> Iterator[Server]:
    """Run a server with one story; with Redis, of two processes."""
    processes = 2 if sharing else 1
    limits = {"COMITY_LIMITS": "on", "COMITY_PROXIES": str(proxies)}
    with serving(data, demo=False, processes=processes, **limits, **sharing) as server:
        server.comity("manage", "shell", "-c", FOUND)
        yield server


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Server]:
    """A server that readers reach without a proxy."""
    yield from running(tmp_path / "data", {}, proxies=0)


@pytest.fixture
def behind(tmp_path: Path, sharing: dict[str, str]) -> Iterator[Server]:
    """A server behind a proxy, whose word on who asks is believed."""
    yield from running(tmp_path / "data", sharing, proxies=1)


def test_one_network_stays_one_whatever_its_headers_claim(bare: Server) -> None:
    done = flood(bare)
    assert set(done.statuses) == {201, 429}
    assert done.kept_to(NEW_GUESTS.network), done


def test_a_thousand_networks_together_are_held_to_what_a_story_bears(behind: Server) -> None:
    assert POSTS.thing is not None
    done = flood(behind)
    assert set(done.statuses) == {201, 429}
    assert done.kept_to(POSTS.thing), done
