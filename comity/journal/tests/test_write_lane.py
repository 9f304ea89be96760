"""The write lane, with its own thread and connection."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection

from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.journal import record
from comity.journal.models import Entry

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture(autouse=True)
def _the_lane_proper() -> Iterator[None]:
    writelane.close()
    yield
    writelane.close()


def _told(subject: str) -> Callable[[], record.Place]:
    return lambda: record.append("test.told", publication="p", subject=subject, actor="system")


def _told_and_refused() -> None:
    _told("never")()
    raise Refusal("no", 409, "No.")


def test_an_acknowledged_write_can_be_read_on_another_connection() -> None:
    writelane.run(_told("one"))
    assert Entry.objects.get().subject == "one"


def test_a_refused_write_leaves_nothing_and_its_neighbours_stay() -> None:
    with ThreadPoolExecutor(16) as many:
        good = [many.submit(writelane.run, _told(f"good {count}")) for count in range(40)]
        bad = [many.submit(writelane.run, _told_and_refused) for count in range(20)]
    assert all(each.exception() is None for each in good)
    assert all(isinstance(each.exception(), Refusal) for each in bad)
    assert Entry.objects.count() == 40


def test_writes_that_wait_share_one_transaction_on_sqlite() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has a transaction a write")
    rings = writelane.committed.rings
    with ThreadPoolExecutor(32) as many:
        list(many.map(lambda count: writelane.run(_told(str(count))), range(320)))
    assert Entry.objects.count() == 320
    assert writelane.committed.rings - rings < 320


def test_the_bell_rings_after_the_commit() -> None:
    heard = writelane.committed.rings
    writelane.run(_told("one"))
    assert writelane.committed.wait(heard, 5) > heard


async def test_an_action_is_prepared_beside_the_lane_and_written_in_it() -> None:
    assert await writelane.act(_told, "one") > record.Place()


async def test_who_leaves_before_their_turn_ends_nobody_elses_writes() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("on PostgreSQL a free thread begins at once: nobody waits for a turn")
    begun, may_end = threading.Event(), threading.Event()

    def holds_the_lane() -> None:
        begun.set()
        may_end.wait(10)

    first = asyncio.create_task(writelane.submit(holds_the_lane))
    assert await asyncio.to_thread(begun.wait, 10)
    leaving = asyncio.create_task(writelane.submit(_told("left")))
    await asyncio.sleep(0)
    leaving.cancel()
    await asyncio.sleep(0)
    may_end.set()
    await first
    await writelane.submit(_told("stayed"))
    assert [entry.subject for entry in Entry.objects.all()] == ["stayed"]


def test_a_full_disk_refuses_what_has_no_room_and_keeps_what_was_acknowledged() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL gives each write a transaction of its own")
    writelane.run(_told("before"))
    writelane.run(_little_room)
    opened, together = Event(), Event()

    def wait_for_the_others() -> None:
        opened.set()
        together.wait(20)

    with ThreadPoolExecutor(4) as many:
        first = many.submit(writelane.run, wait_for_the_others)
        assert opened.wait(20)
        small = [many.submit(writelane.run, _told("c"))]
        big = many.submit(writelane.run, _big)
        small.append(many.submit(writelane.run, _told("d")))
        together.set()
    assert first.exception() is None
    assert [each.exception() for each in small] == [None, None]
    refused = big.exception()
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.status) == ("storage_unavailable", 503)
    assert sorted(Entry.objects.values_list("subject", flat=True)) == ["before", "c", "d"]


def _little_room() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages + 40}")


def _big() -> record.Place:
    return record.append(
        "test.told", publication="p", subject="big", actor="system", data={"x": "x" * 4_000_000}
    )
