"""Whoever guesses a member of staff's password guesses at all processes of a server at once."""

import shutil
from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.core.cache import caches as handler
from django.test import Client

from comity.desk.staff import engage
from comity.ground.shared_cache import SharedCache
from comity.readers.roles import Role
from comity.settings.kept import caches
from comity.snapshots.tests.conftest import RedisServer
from tests.world import World

pytestmark = pytest.mark.redis
PASSWORD = "a-long-password"


@pytest.fixture
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """A Redis of the test's own."""
    if shutil.which("redis-server") is None:
        pytest.skip("there is no redis-server here: apt-get install redis-server")
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def maud(world: World, redis: RedisServer, settings: LazySettings) -> None:
    """Maud, an editor, at a server of several processes."""
    settings.CACHES = caches(redis.url)
    engage("maud", PASSWORD, Role.EDITOR, "courier")


def _cache(redis: RedisServer) -> SharedCache:
    told = caches(redis.url)["default"]
    return SharedCache(redis.url, told)


def _signs_in(password: str) -> bool:
    """Sign in at another process: one whose memory holds nothing of the attempts before."""
    cache = handler["default"]
    assert isinstance(cache, SharedCache)
    cache._meanwhile.clear()
    client = Client(headers={"Sec-Fetch-Site": "same-origin"})
    page = client.post("/desk/sign-in/", {"login": "maud", "password": password})
    return page.headers.get("Location") == "/desk/"


def test_guesses_are_counted_wherever_they_are_made(maud: None) -> None:
    for _each in range(6):
        assert not _signs_in("guess")
    assert not _signs_in(PASSWORD)


def test_who_knows_the_password_gets_in_while_redis_is_away(maud: None, redis: RedisServer) -> None:
    redis.stop()
    assert _signs_in(PASSWORD)


def test_what_one_keeps_every_other_finds(redis: RedisServer) -> None:
    one, other = _cache(redis), _cache(redis)
    assert one.add("lock", value=True, timeout=10)
    assert not other.add("lock", value=True, timeout=10)
    assert one.delete("lock")
    assert other.add("lock", value=True, timeout=10)
    one.set("tries", [1.5, 2.25])
    assert other.get("tries") == [1.5, 2.25]


def test_while_redis_is_away_each_counts_for_itself(redis: RedisServer) -> None:
    one, other = _cache(redis), _cache(redis)
    redis.stop()
    one.set("tries", [1.5])
    assert one.get("tries") == [1.5]
    assert one.delete("tries")
    assert other.get("tries", []) == []
    assert other.add("lock", value=True)


def test_without_redis_each_process_has_its_own() -> None:
    assert "locmem" in caches("")["default"]["BACKEND"]
