"""What every store promises, whoever writes at the same time."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from comity.snapshots.keys import PageKey
from comity.snapshots.pack import Stored, pack
from comity.snapshots.stores import Mark, Store, fill

Open = Callable[[], Store]
"""Opens the store once more, as another process would."""

KEY = PageKey("harbour-post", "flood", "newest", 0, "en", "fragment")
DOCUMENT = PageKey("", "flood", "", 0, "ar", "document")


def page(version: int) -> Stored:
    """Return a page of a version."""
    return pack(b"<p>page</p>" * 9, version)


def version(store: Store, key: PageKey = KEY) -> int | None:
    """Return the version that is kept."""
    stored = store.get(key)
    return stored.version if stored else None


def test_a_page_is_kept_and_found(open_store: Open) -> None:
    store = open_store()
    assert store.get(KEY) is None
    assert store.put(KEY, page(1), store.mark(KEY))
    assert version(store) == 1


def test_another_process_finds_it(open_store: Open) -> None:
    one, other = open_store(), open_store()
    one.put(KEY, page(1))
    assert other.recall(KEY) is None
    assert version(other) == 1


def test_another_process_sees_that_it_was_replaced_or_forgotten(open_store: Open) -> None:
    one, other = open_store(), open_store()
    for number in range(1, 30):
        one.put(KEY, page(number))
        assert version(other) == number
    one.forget(KEY)
    assert version(other) is None


def test_an_older_page_is_refused(open_store: Open) -> None:
    store = open_store()
    mark = store.mark(KEY)
    assert store.put(KEY, page(42))
    assert not store.put(KEY, page(41), mark)
    assert version(store) == 42


def test_the_same_version_may_be_put_again(open_store: Open) -> None:
    store = open_store()
    store.put(KEY, page(1))
    assert store.put(KEY, pack(b"another template", 1))


def test_a_page_whose_mark_was_forgotten_is_refused(open_store: Open) -> None:
    store = open_store()
    mark = store.mark(KEY)
    open_store().forget(KEY)
    assert not store.put(KEY, page(41), mark)
    assert store.get(KEY) is None
    assert store.marked("harbour-post", "flood") == []


def test_a_mark_made_after_it_was_forgotten_does_not_admit_what_was_read_before(
    open_store: Open,
) -> None:
    store = open_store()
    early = store.mark(KEY)
    store.forget(KEY)
    late = store.mark(KEY)
    assert not store.put(KEY, page(41), early)
    assert store.put(KEY, page(42), late)


def test_all_who_ask_at_once_share_the_mark(open_store: Open) -> None:
    first, second = open_store().mark(KEY), open_store().mark(KEY)
    assert first == second


def test_a_mark_that_was_never_given_is_refused(open_store: Open) -> None:
    store = open_store()
    assert not store.put(KEY, page(1), Mark("made up"))
    assert store.marked("harbour-post", "flood") == []


def test_the_pages_in_demand_are_told(open_store: Open) -> None:
    store = open_store()
    store.mark(KEY)
    store.put(DOCUMENT, page(1))
    store.mark(PageKey("harbour-post", "drought", "best", 1, "", "fragment"))
    store.mark(PageKey("gull-gazette", "flood", "best", 1, "", "fragment"))
    assert set(open_store().marked("harbour-post", "flood")) == {KEY, DOCUMENT}


def test_a_story_is_forgotten_whole_and_alone(open_store: Open) -> None:
    store = open_store()
    other = PageKey("harbour-post", "drought", "best", 1, "", "fragment")
    for key in (KEY, DOCUMENT, other):
        store.put(key, page(1))
    open_store().forget_story("harbour-post", "flood")
    assert [version(store, key) for key in (KEY, DOCUMENT, other)] == [None, None, 1]
    assert store.marked("harbour-post", "flood") == []


def test_everything_can_be_forgotten(open_store: Open) -> None:
    store = open_store()
    mark = store.mark(KEY)
    store.put(DOCUMENT, page(9))
    open_store().clear()
    assert store.get(DOCUMENT) is None
    assert not store.put(KEY, page(1), mark)
    assert store.put(DOCUMENT, page(2))


def test_a_page_that_does_not_exist_leaves_no_mark(open_store: Open) -> None:
    store = open_store()
    assert fill(store, KEY, lambda key: None) is None
    assert store.marked("harbour-post", "flood") == []


def test_a_render_that_fails_leaves_no_mark(open_store: Open) -> None:
    def fail(key: PageKey) -> Stored | None:
        raise RuntimeError

    store = open_store()
    with pytest.raises(RuntimeError):
        fill(store, KEY, fail)
    assert store.marked("harbour-post", "flood") == []


def test_a_change_during_a_render_is_never_hidden_by_it(open_store: Open) -> None:
    """Readers fill, the follower re-renders or forgets: the last change always wins."""
    story = {"version": 0}
    readers, rounds = 4, 40
    stop = threading.Event()

    def read() -> None:
        store = open_store()
        while not stop.is_set():
            store.get(KEY) or fill(store, KEY, lambda key: page(story["version"]))

    def follow() -> None:
        store = open_store()
        for number in range(1, rounds + 1):
            story["version"] = number  # the commit
            for key in store.marked("harbour-post", "flood"):
                if number % 3:
                    store.put(key, page(story["version"]))
                else:
                    store.forget(key)
            kept = open_store().get(KEY)
            assert kept is None or kept.version == number

    with ThreadPoolExecutor(readers) as pool:
        asked = [pool.submit(read) for _ in range(readers)]
        try:
            follow()
        finally:
            stop.set()
        for done in asked:
            done.result()
    assert version(open_store()) in (None, rounds)
