"""Pages that are open hear of a story once a second, however much happens in it."""

import json
import threading
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from comity.comments import actions
from comity.ground import writelane
from comity.journal.models import Entry
from comity.journal.record import Fact, Place
from comity.snapshots.gathering import Gathering
from comity.snapshots.live_follower import LiveFollower
from tests.world import World

FERRY, BRIDGE = uuid.UUID(int=1), uuid.UUID(int=2)
VOTED = Fact(
    Place(1, 1), datetime(2026, 11, 1, tzinfo=UTC), "courier", FERRY, 1, "comment.voted", "", "", {}
)


def _newest() -> int:
    return max(Entry.objects.values_list("id", flat=True), default=0)


def _told_since(newest: int) -> list[Fact]:
    """Return what was written, though on PostgreSQL a test beside this one is not done yet."""
    return [Fact.of(row) for row in Entry.objects.filter(id__gt=newest).order_by("id")]


def facts(*versions: int) -> list[Fact]:
    """Return a fact for each version."""
    return [replace(VOTED, version=version) for version in versions]


def test_the_first_change_is_told_at_once_and_the_next_ones_together() -> None:
    gathering = Gathering(1.0)
    assert gathering.patience(10.0) is None
    gathering.add(FERRY, facts(1))
    assert gathering.patience(10.0) == 0
    assert gathering.take(10.0) == {FERRY: facts(1)}
    for version in (2, 3, 4):
        gathering.add(FERRY, facts(version))
        assert gathering.take(10.1) == {}
    assert gathering.patience(10.4) == pytest.approx(0.6)
    assert gathering.take(11.01) == {FERRY: facts(2, 3, 4)}
    assert gathering.patience(11.02) is None


def test_a_busy_story_does_not_hold_up_another() -> None:
    gathering = Gathering(1.0)
    gathering.add(FERRY, facts(1))
    gathering.take(10.0)
    gathering.add(FERRY, facts(2))
    gathering.add(BRIDGE, facts(1))
    assert gathering.patience(10.1) == 0
    assert set(gathering.take(10.1)) == {BRIDGE}
    assert set(gathering.take(11.05)) == {FERRY}


def test_nothing_is_kept_of_stories_that_are_quiet_again() -> None:
    gathering = Gathering(1.0)
    for number in range(100):
        gathering.add(uuid.UUID(int=number), facts(1))
    gathering.take(10.0)
    gathering.take(11.01)
    assert gathering._told_at == {}
    assert gathering._waiting == {}


class Pages:
    """The open pages of a story, and what they were told."""

    def __init__(self, *locales: str) -> None:
        self.locales = locales
        self.told: dict[str, list[dict[str, object]]] = defaultdict(list)
        self.failures = 0
        self.heard = threading.Condition()

    def wanted(self, publication: str, story: str) -> tuple[str, ...]:
        """Return the languages."""
        if self.failures:
            self.failures -= 1
            raise RuntimeError("not now")
        return self.locales

    def forget(self, publication: str, story: str) -> None:
        """Keep nothing for those who come back."""

    def publish(self, publication: str, story: str, locale: str, version: int, data: bytes) -> None:
        """Hear."""
        with self.heard:
            self.told[locale].append(json.loads(data) | {"id": version})
            self.heard.notify_all()

    def wait(self, come: Callable[[], bool]) -> None:
        """Wait until it has come."""
        with self.heard:
            assert self.heard.wait_for(come, 10)


@contextmanager
def at_work(follower: LiveFollower) -> Iterator[None]:
    """Let a follower tell until the block ends."""
    thread = threading.Thread(target=follower.run)
    thread.start()
    try:
        yield
    finally:
        follower.stop()
        thread.join(10)
        assert not thread.is_alive()


def versions(facts: list[Fact]) -> list[int]:
    """Return the versions that facts made."""
    return [fact.version for fact in facts if fact.version is not None]


def test_what_waited_is_one_event_in_each_language(transactional_db: None, world: World) -> None:
    since = _newest()
    said = world.says("The ferry was late again.")
    for voter in (world.bob, world.charlie):
        writelane.run(actions.vote(said.id, 1, bearer=voter.bearer))
    happened = _told_since(since)
    pages = Pages("", "ar")
    follower = LiveFollower(pages)
    follower.apply(happened)
    with at_work(follower):
        pages.wait(lambda: {"", "ar"} <= set(pages.told))
    for locale in ("", "ar"):
        (event,) = pages.told[locale]
        assert event["id"] == event["version"] == versions(happened)[-1]
        ops = event["ops"]
        assert isinstance(ops, list)
        assert [op["op"] for op in ops] == ["insert", "keys", "count"]
        assert ops[1]["points"] == 2


def test_what_could_not_be_told_is_told_again(transactional_db: None, world: World) -> None:
    since = _newest()
    world.says("The ferry was late again.")
    pages = Pages("")
    pages.failures = 1
    follower = LiveFollower(pages, every=0.01)
    follower.apply(_told_since(since))
    with at_work(follower):
        pages.wait(lambda: bool(pages.told))
    assert len(pages.told[""]) == 1


def test_it_ends_at_once_though_nothing_happens(transactional_db: None) -> None:
    with at_work(LiveFollower(Pages(""))):
        pass
