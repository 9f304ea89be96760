"""Whatever is done in whatever order, two processes see what a simple model says."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from comity.snapshots.keys import PageKey
from comity.snapshots.pack import pack
from comity.snapshots.stores import Mark, Store
from comity.snapshots.stores.file import FileStore
from comity.snapshots.stores.redis import RedisStore
from comity.snapshots.tests.conftest import RedisServer

KEYS = [
    PageKey(publication, story, "newest", 0, locale, "document" if not publication else "fragment")
    for publication in ("", "harbour-post", "gull-gazette")
    for story in ("flood", "drought")
    for locale in ("", "ar")
]
keys = st.sampled_from(KEYS)
sides = st.integers(0, 1)


class StoreMachine(RuleBasedStateMachine):
    """Two openings of one store, and what they must answer."""

    marks = Bundle("marks")

    def __init__(self) -> None:
        super().__init__()
        self.stores = self.open_two()
        self.alive: dict[PageKey, int] = {}  # the page's mark, counted
        self.kept: dict[PageKey, int] = {}  # the page's version
        self.count = 0

    def open_two(self) -> tuple[Store, Store]:
        """Open the store twice, as two processes would."""
        self.folder = Path(tempfile.mkdtemp(prefix="comity-model-"))
        return FileStore(self.folder, glance=0.0), FileStore(self.folder, glance=0.0)

    def teardown(self) -> None:
        """Leave nothing."""
        shutil.rmtree(self.folder)

    @rule(target=marks, side=sides, key=keys)
    def mark(self, side: int, key: PageKey) -> tuple[PageKey, Mark, int]:
        """Register demand."""
        made = self.stores[side].mark(key)
        return key, made, self._marked(key)

    @rule(side=sides, marked=marks, version=st.integers(0, 9))
    def put_what_was_marked(
        self, side: int, marked: tuple[PageKey, Mark, int], version: int
    ) -> None:
        """Keep a page that was rendered after a mark, which may have gone."""
        key, mark, number = marked
        admitted = self.alive.get(key) == number and version >= self.kept.get(key, 0)
        assert self.stores[side].put(key, pack(b"x", version), mark) is admitted
        if admitted:
            self.kept[key] = version

    @rule(side=sides, key=keys, version=st.integers(0, 9))
    def put_again(self, side: int, key: PageKey, version: int) -> None:
        """Keep a page as the follower does, without a mark."""
        admitted = version >= self.kept.get(key, 0)
        assert self.stores[side].put(key, pack(b"x", version)) is admitted
        if admitted:
            self._marked(key)
            self.kept[key] = version

    @rule(side=sides, key=keys)
    def forget(self, side: int, key: PageKey) -> None:
        """Drop a page."""
        self.stores[side].forget(key)
        self._forgotten(key)

    @rule(side=sides, key=keys)
    def forget_story(self, side: int, key: PageKey) -> None:
        """Drop a story."""
        self.stores[side].forget_story(key.publication, key.story)
        for other in KEYS:
            if other.story == key.story and other.publication in ("", key.publication):
                self._forgotten(other)

    @rule(side=sides)
    def clear(self, side: int) -> None:
        """Drop everything."""
        self.stores[side].clear()
        for key in KEYS:
            self._forgotten(key)

    @invariant()
    def both_find_what_is_kept(self) -> None:
        """Compare all pages and marks."""
        for store in self.stores:
            found = {key: stored.version for key in KEYS if (stored := store.get(key))}
            assert found == self.kept
            for publication in ("harbour-post", "gull-gazette"):
                told = set(store.marked(publication, "flood"))
                assert told == {
                    key
                    for key in self.alive
                    if key.story == "flood" and key.publication in ("", publication)
                }

    def _marked(self, key: PageKey) -> int:
        if key not in self.alive:
            self.count += 1
            self.alive[key] = self.count
        return self.alive[key]

    def _forgotten(self, key: PageKey) -> None:
        self.alive.pop(key, None)
        self.kept.pop(key, None)


StoreMachine.TestCase.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)
TestFiles = StoreMachine.TestCase


@pytest.mark.redis
def test_redis_agrees_with_the_model(redis_server: RedisServer) -> None:
    class RedisMachine(StoreMachine):
        """The same in Redis."""

        def open_two(self) -> tuple[Store, Store]:
            """Open the store twice, empty."""
            self.redis = [RedisStore(redis_server.url, glance=0.0) for _ in range(2)]
            self.redis[0].clear()
            return self.redis[0], self.redis[1]

        def teardown(self) -> None:
            """Give the connections back."""
            for store in self.redis:
                store.close()

    case = RedisMachine.TestCase
    case.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)
    case("runTest").runTest()
