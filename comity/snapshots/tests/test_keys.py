"""The names of pages, and the file names made of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.publications.orders import is_order, thread_number
from comity.snapshots.keys import PageKey
from comity.snapshots.stores.names import key_of, page_name, story_name, story_of

any_text = st.text(st.characters(blacklist_categories=[]))


@pytest.mark.parametrize("order", ["best", "newest", "oldest", "votes", "discussed", "thread-12"])
def test_it_knows_every_order(order: str) -> None:
    assert is_order(order)


@pytest.mark.parametrize("order", ["", "Best", "thread-", "thread-0", "thread-01", "thread-٣", "x"])
def test_it_knows_no_other_order(order: str) -> None:
    assert not is_order(order)


def test_it_reads_the_number_of_a_thread() -> None:
    assert thread_number("thread-12") == 12
    assert thread_number("best") is None


@given(any_text, any_text, any_text, st.integers(0, 10**12), any_text)
def test_a_file_name_can_be_read_back_whatever_the_key_holds(
    publication: str, story: str, order: str, page: int, locale: str
) -> None:
    key = PageKey(publication, story, order, page, locale, "document")
    assert key_of(story, page_name(key)) == key
    assert story_of(story_name(story)) == story


@given(any_text, any_text)
def test_a_file_name_never_leaves_its_folder(story: str, locale: str) -> None:
    name = page_name(PageKey("p", story, "best", 1, locale, "fragment"))
    for written in (story_name(story), name):
        assert not set(written) & set("/\\\0:")
        assert written not in ("", ".", "..")
        assert written.isascii()


def test_two_names_that_differ_in_capitals_alone_differ_on_every_disk() -> None:
    assert story_name("Flood").lower() != story_name("flood").lower()


@pytest.mark.parametrize("name", ["", "a,b", "p,best,x,en,fragment", "p,best,1,en,poster"])
def test_a_foreign_file_is_no_page(name: str) -> None:
    assert key_of("s", name) is None
