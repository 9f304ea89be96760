"""What the store in Redis promises beyond every store: Redis may be away, and come back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from redis import Redis

from comity.snapshots.keys import PageKey
from comity.snapshots.pack import Stored, pack
from comity.snapshots.stores import fill
from comity.snapshots.stores.names import story_name
from comity.snapshots.stores.redis import RedisStore
from comity.snapshots.tests.conftest import RedisServer

pytestmark = pytest.mark.redis

KEY = PageKey("harbour-post", "flood", "newest", 0, "en", "fragment")


def page(version: int) -> Stored:
    """Return a page of a version."""
    return pack(b"<p>page</p>", version)


@pytest.fixture
def server(redis_server: RedisServer) -> Iterator[RedisServer]:
    """Return an empty Redis that a test may stop; it runs again afterwards."""
    with Redis.from_url(redis_server.url) as client:
        client.flushall()
    yield redis_server
    if redis_server.process is None:
        redis_server.start()


Open = Callable[..., RedisStore]


@pytest.fixture
def opened(server: RedisServer) -> Iterator[Open]:
    """Return what opens a store on the server."""
    stores: list[RedisStore] = []

    def make(glance: float = 0.0, demand: float = 3600.0, edition: str = "") -> RedisStore:
        stores.append(RedisStore(server.url, glance=glance, demand=demand, edition=edition))
        return stores[-1]

    yield make
    for store in stores:
        store.close()


def come_back(store: RedisStore) -> None:
    """Let the time pass for which Redis is left alone."""
    store._away_until = 0.0


def test_readers_are_served_while_redis_is_away(server: RedisServer, opened: Open) -> None:
    store = opened()
    store.put(KEY, page(1))
    server.stop()
    assert store.get(KEY) is None
    assert fill(store, KEY, lambda key: page(1)) is not None
    store.forget_story("harbour-post", "flood")
    store.clear()
    assert store.marked("harbour-post", "flood") == []
    assert store.trouble


MISSED: list[Callable[[RedisStore], object]] = [
    lambda store: store.put(KEY, page(2)),
    lambda store: store.forget(KEY),
    lambda store: store.forget_story("harbour-post", "flood"),
    lambda store: store.marked("harbour-post", "flood"),
]


@pytest.mark.parametrize("act", MISSED)
@pytest.mark.parametrize("known", [True, False])
def test_a_change_that_redis_missed_is_not_hidden_when_it_is_back(
    server: RedisServer, opened: Open, act: Callable[[RedisStore], object], known: bool
) -> None:
    """The page lies in Redis at version 1; the follower cannot say that it is 2 now."""
    store, other = opened(), opened()
    other.put(KEY, page(1))
    with server.out_of_reach():
        store._redis.connection_pool.disconnect()
        if known:
            assert store.get(KEY) is None  # from now on Redis is left alone for a moment
        act(store)
        assert store.get(KEY) is None
    come_back(store)
    assert store.get(KEY) is None
    assert other.get(KEY) is None
    assert store.put(KEY, page(2), store.mark(KEY))
    assert store.trouble is None


def test_redis_is_left_alone_for_a_moment_after_it_did_not_answer(
    server: RedisServer, opened: Open
) -> None:
    store = opened()
    server.stop()
    assert store.get(KEY) is None
    server.start()
    assert not store.put(KEY, page(1))
    come_back(store)
    assert store.put(KEY, page(1))


def test_a_page_in_memory_is_sent_without_asking(server: RedisServer, opened: Open) -> None:
    store = opened(glance=3600.0)
    store.put(KEY, page(1))
    opened().forget(KEY)
    assert store.recall(KEY) is not None
    assert opened(glance=0.0).get(KEY) is None


def test_pages_of_another_edition_are_not_seen_and_run_out(
    server: RedisServer, opened: Open
) -> None:
    opened(edition="a").put(KEY, page(1))
    assert opened(edition="b").get(KEY) is None
    with Redis.from_url(server.url) as client:
        (place,) = client.keys()
        assert 0 < client.ttl(place) <= 7200


def test_a_page_nobody_asks_for_any_more_is_forgotten(server: RedisServer, opened: Open) -> None:
    store = opened()
    store.put(KEY, page(1))
    with Redis.from_url(server.url) as client:
        client.hset(store._place("flood"), "a,harbour-post,newest,0,en,fragment", "1")
        assert store.marked("harbour-post", "flood") == []
        assert store.get(KEY) is None
        assert client.keys() == []


def test_a_damaged_page_is_rendered_again(server: RedisServer, opened: Open) -> None:
    store = opened()
    store.put(KEY, page(1))
    with Redis.from_url(server.url) as client:
        client.hset(store._place("flood"), "p,harbour-post,newest,0,en,fragment", b"half a pa")
    other = opened()
    assert other.get(KEY) is None
    assert fill(other, KEY, lambda key: page(1)) is not None
    assert store.get(KEY) is not None


def test_a_story_is_one_key_so_that_a_cluster_can_hold_it(
    server: RedisServer, opened: Open, tmp_path: Path
) -> None:
    store = opened()
    for number in range(1, 5):
        store.put(PageKey("harbour-post", "flood", "oldest", number, "", "fragment"), page(1))
    with Redis.from_url(server.url) as client:
        (place,) = client.keys()
    assert place.endswith(b"{" + story_name("flood").encode() + b"}")
