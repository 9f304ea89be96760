"""Followers: they go on where they stopped, lose nothing and read in order."""

import threading
import time
from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from comity.ground import writelane
from comity.journal import record
from comity.journal.followers import Following
from comity.journal.models import Cursor
from comity.journal.record import Fact

PATIENCE = 30.0

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture(autouse=True)
def _the_lane_proper() -> Iterator[None]:
    writelane.close()
    yield
    writelane.close()


class Listener:
    """Keeps what it is told; refuses as often as it is asked to."""

    name = "listener"
    lasting = True
    urgent = True

    def __init__(self, refusals: int = 0) -> None:
        self.heard: list[str] = []
        self.refusals = refusals

    def apply(self, facts: list[Fact]) -> None:
        if self.refusals:
            self.refusals -= 1
            raise OSError("not now")
        self.heard += [fact.subject for fact in facts]


def _tell(*subjects: str) -> record.Place:
    def write() -> record.Place:
        places = [
            record.append("test.told", publication="p", subject=each, actor="system")
            for each in subjects
        ]
        return places[-1]

    return writelane.run(write)


def _catch_up(following: Following, to: record.Place) -> None:
    """Apply all up to a place: on PostgreSQL that waits for transactions of tests beside this."""
    end = time.monotonic() + PATIENCE
    following.catch_up()
    while following.place < to:
        assert time.monotonic() < end, f"{following.place} is not yet {to}"
        threading.Event().wait(0.01)
        following.catch_up()


def _following(listener: Listener) -> Following:
    following = Following(listener)
    following.find_place()
    return following


def test_it_hears_everything_once_and_in_order() -> None:
    listener = Listener()
    following = _following(listener)
    _catch_up(following, _tell("a", "b"))
    _catch_up(following, _tell("c"))
    assert listener.heard == ["a", "b", "c"]


def test_a_new_one_of_its_name_goes_on_where_it_stopped() -> None:
    _catch_up(_following(Listener()), _tell("a", "b"))
    later = Listener()
    _catch_up(_following(later), _tell("c"))
    assert later.heard == ["c"]


def test_what_it_failed_at_it_hears_again() -> None:
    listener = Listener(refusals=1)
    following = _following(listener)
    told = _tell("a")
    with pytest.raises(OSError, match="not now"):
        _catch_up(following, told)
    _catch_up(following, told)
    assert listener.heard == ["a"]


def test_it_runs_in_a_thread_and_can_be_waited_for() -> None:
    listener = Listener(refusals=2)
    following = Following(listener)
    thread = threading.Thread(target=following.run)
    thread.start()
    try:
        place = _tell("a")
        assert following.wait_for(place, 20)
    finally:
        following.stop()
        thread.join(20)
    assert listener.heard == ["a"]
    assert Cursor.objects.get(follower="listener").entry == place.id


def test_two_of_one_name_do_not_both_apply() -> None:
    first, second = Listener(), Listener()
    followings = [Following(first), Following(second)]
    threads = [threading.Thread(target=each.run) for each in followings]
    for thread in threads:
        thread.start()
    try:
        place = _tell("a", "b", "c")
        assert all(each.wait_for(place, 20) for each in followings)
    finally:
        for each in followings:
            each.stop()
        for thread in threads:
            thread.join(20)
    assert sorted([first.heard, second.heard]) == [[], ["a", "b", "c"]]


def test_nothing_is_read_past_an_entry_that_is_not_committed_yet() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("on SQLite one writer at a time makes ids commit in order")
    opened, finish = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            record.append("test.told", publication="p", subject="slow", actor="system")
            opened.set()
            finish.wait(20)
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    opened.wait(20)
    quick = _tell("quick")
    listener = Listener()
    following = _following(listener)
    following.catch_up()
    assert listener.heard == []
    finish.set()
    thread.join(20)
    _catch_up(following, quick)
    assert listener.heard == ["slow", "quick"]
