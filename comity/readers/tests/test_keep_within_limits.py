"""Buckets, in this process and in Redis; networks without their addresses."""

import shutil
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
import time_machine

from comity.ground import clock
from comity.readers.buckets import Buckets, Wanted
from comity.readers.buckets.memory import MemoryBuckets
from comity.readers.limits import network
from comity.snapshots.tests.conftest import RedisServer

TWENTY = Wanted("twenty", 20, 1e-6)
THREE = Wanted("three", 3, 1e-6)
TODAY = date(2026, 5, 1)


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a Redis of the tests' own."""
    if shutil.which("redis-server") is None:
        pytest.skip("there is no redis-server here: apt-get install redis-server")
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server.url
    server.stop()


@pytest.fixture(params=["memory", pytest.param("redis", marks=pytest.mark.redis)])
def stores(request: pytest.FixtureRequest) -> Sequence[Buckets]:
    """Return what several processes ask: each its own Redis client, or the memory of one."""
    if request.param == "memory":
        return [MemoryBuckets()] * 4
    from redis import Redis

    from comity.readers.buckets.redis import RedisBuckets

    url = request.getfixturevalue("redis")
    with Redis.from_url(url) as client:
        client.flushdb()
    return [RedisBuckets(url) for _process in range(4)]


def test_who_come_at_once_are_admitted_up_to_the_capacity(stores: Sequence[Buckets]) -> None:
    with ThreadPoolExecutor(16) as threads:
        asked = [threads.submit(stores[n % 4].take, [TWENTY]) for n in range(100)]
        refused = [each.result() for each in asked if each.result() is not None]
    assert len(refused) == 80


def test_of_a_thousand_who_come_at_once_exactly_so_many_are_admitted_as_it_holds(
    stores: Sequence[Buckets],
) -> None:
    """Each asks for a bucket of its own and for one that all share, as a story's is."""
    story = Wanted("story", 137, 1e-6)

    def ask(number: int) -> bool:
        own = Wanted(f"network {number % 10}", 20, 1e-6)
        return stores[number % 4].take([own, story]) is None

    with ThreadPoolExecutor(32) as threads:
        admitted = list(threads.map(ask, range(1000)))
    assert sum(admitted) == 137
    assert all(sum(admitted[own::10]) <= 20 for own in range(10))


def test_it_takes_of_all_buckets_or_of_none(stores: Sequence[Buckets]) -> None:
    store = stores[0]
    answers = [store.take([TWENTY, THREE]) for _each in range(10)]
    assert [each.place for each in answers if each] == [1] * 7
    assert [store.take([TWENTY]) for _each in range(17)] == [None] * 17
    assert store.take([TWENTY]) is not None


def test_it_says_how_long_to_wait(stores: Sequence[Buckets]) -> None:
    slow = Wanted("slow", 1, 0.01)
    assert stores[0].take([slow]) is None
    empty = stores[1].take([slow])
    assert empty is not None
    assert 95 < empty.wait <= 100


def test_what_was_taken_comes_back(redis: str) -> None:
    from comity.readers.buckets.redis import RedisBuckets

    quick, store = Wanted("quick", 1, 50.0), RedisBuckets(redis)
    assert store.take([quick]) is None
    end = time.monotonic() + 10
    while store.take([quick]) is not None:
        assert time.monotonic() < end
    memory = MemoryBuckets()
    hourly = Wanted("hourly", 1, 1 / 3600)
    with time_machine.travel(clock.now(), tick=False) as travelling:
        assert memory.take([hourly]) is None
        assert memory.take([hourly]) is not None
        travelling.shift(timedelta(hours=1))
        assert memory.take([hourly]) is None


def test_limits_hold_in_each_process_while_redis_is_away() -> None:
    pytest.importorskip("redis")
    from comity.readers.buckets.redis import RedisBuckets

    store = RedisBuckets("redis://127.0.0.1:1/0")
    assert [store.take([THREE]) is None for _each in range(5)] == [True] * 3 + [False] * 2


def test_memory_keeps_whom_it_saw_last_and_no_more_than_it_may() -> None:
    store = MemoryBuckets(most=10)
    once = [Wanted(f"network {number}", 1, 1e-6) for number in range(1000)]
    for each in once:
        assert store.take([each]) is None
    assert len(store) == 10
    assert store.take([once[-1]]) is not None
    assert store.take([once[0]]) is None


def test_a_network_is_known_for_a_day_and_does_not_tell_its_address() -> None:
    name = network("192.0.2.7", TODAY)
    assert name == network("192.0.2.7", TODAY) != network("192.0.2.8", TODAY)
    assert name != network("192.0.2.7", TODAY + timedelta(days=1))
    assert len(name) == 32


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:1::1", "2001:db8:1:1:ffff::2", True),
        ("2001:db8:1:1::1", "2001:db8:1:2::1", False),
        ("::ffff:192.0.2.7", "192.0.2.7", True),
        ("fe80::1%eth0", "fe80::2", True),
    ],
)
def test_a_subscriber_is_one_network(one: str, other: str, same: bool) -> None:
    assert (network(one, TODAY) == network(other, TODAY)) is same


@pytest.mark.parametrize("address", ["", "unix:", "testclient"])
def test_what_is_no_address_is_no_network(address: str) -> None:
    assert network(address, TODAY) == ""
