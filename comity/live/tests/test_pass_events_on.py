"""Events are made in one thread and heard in the event loop, none lost, none twice."""

import asyncio
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from comity.live.events import HEARTBEAT
from comity.live.hub import Address, Hub
from comity.live.listener import Listener

FLOOD = Address("harbour-post", "flood", "en")


async def soon(listener: Listener, patience: float = 5.0) -> bytes | None:
    """Return what comes next; nothing where nothing does within so many seconds."""
    try:
        async with asyncio.timeout(patience):
            return await listener.next()
    except TimeoutError:
        return b""


async def heard(listener: Listener) -> list[int]:
    """Return the versions of all that is waiting; a reset as minus its version."""
    await asyncio.sleep(0)  # what other threads have handed over is taken first
    found = []
    while wire := await soon(listener, 0.01):
        for number, kind in re.findall(rb"id: (\d+)\nevent: (\w+)", wire):
            found.append(-int(number) if kind == b"reset" else int(number))
    return found


def publish(hub: Hub, *versions: int, address: Address = FLOOD) -> None:
    """Publish a patch for each version."""
    for version in versions:
        hub.publish(*address, version, b'{"version":%d}' % version)


def joined(hub: Hub, current: int, after: int | None = None) -> Listener:
    """Return a listener that begins at once."""
    listener = hub.listen(FLOOD)
    hub.begin(listener, FLOOD, current, after)
    return listener


async def test_who_listens_hears_what_is_new() -> None:
    hub = Hub()
    listener = joined(hub, 41)
    publish(hub, 42, 43)
    assert await heard(listener) == [42, 43]


async def test_an_event_reaches_its_story_and_language_alone() -> None:
    hub = Hub()
    listener = joined(hub, 41)
    publish(hub, 42, address=FLOOD._replace(locale="ar"))
    publish(hub, 42, address=FLOOD._replace(story="drought"))
    publish(hub, 42, address=FLOOD._replace(publication="gull-gazette"))
    assert await heard(listener) == []


async def test_what_is_published_before_the_version_is_known_is_heard_once() -> None:
    hub = Hub()
    listener = hub.listen(FLOOD)
    publish(hub, 42, 43)
    hub.begin(listener, FLOOD, current=42, after=42)
    publish(hub, 44)
    assert await heard(listener) == [43, 44]


@pytest.mark.parametrize(
    ("after", "expected"),
    [(45, []), (43, [44, 45]), (41, [42, 43, 44, 45]), (40, [-45]), (99, [-45]), (None, [])],
)
async def test_who_comes_back_hears_what_was_missed_or_is_told_to_fetch(
    after: int | None, expected: list[int]
) -> None:
    hub = Hub()
    first = joined(hub, 41)
    publish(hub, 42, 43, 44, 45)
    hub.leave(first, FLOOD)
    again = joined(hub, 45, after)
    assert await heard(again) == expected
    publish(hub, 46)
    assert await heard(again) == [46]


async def test_what_the_page_has_not_seen_is_heard_though_the_story_is_ahead_of_the_hub() -> None:
    hub = Hub()
    joined(hub, 41)
    publish(hub, 42)
    # The page shows 44, the story stands at 47, and what made it so has not come here yet.
    early = joined(hub, current=47, after=44)
    publish(hub, 47)
    assert await heard(early) == [47]


async def test_who_comes_back_hears_more_than_a_listener_may_be_behind() -> None:
    hub = Hub(room=3)
    joined(hub, 0)
    for version in range(1, 10):
        publish(hub, version)
    assert await heard(joined(hub, 9, after=1)) == list(range(2, 10))


@pytest.mark.parametrize("limit", [{"events": 3}, {"size": 3 * 48}])
async def test_what_the_ring_has_forgotten_has_to_be_fetched(limit: dict[str, int]) -> None:
    hub = Hub(**limit)
    joined(hub, 0)
    publish(hub, *range(11, 20))
    assert await heard(joined(hub, 19, after=16)) == [17, 18, 19]
    assert await heard(joined(hub, 19, after=15)) == [-19]


async def test_a_slow_listener_is_dropped_and_the_others_are_not() -> None:
    hub = Hub(room=3)
    slow, quick = joined(hub, 0), joined(hub, 0)
    for version in range(1, 8):
        publish(hub, version)
        assert await heard(quick) == [version]
    assert await soon(slow) is None


async def test_the_languages_wanted_are_told_and_forgotten_after_a_while() -> None:
    hub = Hub(linger=-1.0)
    arabic = FLOOD._replace(locale="ar")
    one, other = hub.listen(FLOOD), hub.listen(arabic)
    for listener, address in ((one, FLOOD), (other, arabic)):
        hub.begin(listener, address, 1, None)
    assert hub.wanted("harbour-post", "flood") == {"en", "ar"}
    hub.leave(one, FLOOD)
    assert hub.wanted("harbour-post", "flood") == {"ar"}
    assert hub.wanted("harbour-post", "drought") == frozenset()


async def test_who_may_come_back_is_still_wanted() -> None:
    hub = Hub(linger=60.0)
    hub.leave(joined(hub, 1), FLOOD)
    assert hub.wanted("harbour-post", "flood") == {"en"}


async def test_stories_that_do_not_exist_leave_nothing() -> None:
    hub = Hub()
    for number in range(100):
        address = FLOOD._replace(story=f"no-{number}")
        hub.leave(hub.listen(address), address)
    assert hub._channels == {}
    assert hub._by_story == {}


async def test_closing_ends_every_stream_and_admits_no_more() -> None:
    hub = Hub()
    open_one = joined(hub, 1)
    await asyncio.to_thread(hub.close)
    assert await soon(open_one) is None
    late = joined(hub, 1)
    assert await soon(late) is None


async def test_many_threads_and_many_listeners_lose_nothing() -> None:
    hub = Hub(events=10_000, size=10**8, room=10_000)
    early = joined(hub, 0)
    with ThreadPoolExecutor(1) as pool:
        work: Callable[[], None] = lambda: publish(hub, *range(1, 2001))  # noqa: E731
        writing = pool.submit(work)
        joiners = []
        while not writing.done():
            latest = hub.latest(FLOOD) or 0
            joiners.append((latest, joined(hub, latest, after=latest)))
            await asyncio.sleep(0)
        writing.result()
    assert await heard(early) == list(range(1, 2001))
    for start, listener in joiners:
        assert await heard(listener) == list(range(start + 1, 2001))


async def test_a_stream_beats_where_nothing_was_sent_since_the_last_turn() -> None:
    hub = Hub()
    stream = joined(hub, 0)
    stream.beat()
    assert await soon(stream, 0.01) == b""
    publish(hub, 1)
    assert await heard(stream) == [1]
    stream.beat()
    assert await soon(stream, 0.01) == b""
    stream.beat()
    assert await soon(stream) == HEARTBEAT
