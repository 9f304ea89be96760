"""The two real pages beside the repository, where they are. Their words are not copied here."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.interchange.tests.test_read_any_saved_page import assert_nothing_is_lost
from comity.interchange.textpage import SavedPage, decode, read

PAGES = Path(__file__).parents[4] / "shared" / "pages"
FIRST, SECOND = "000_c9d974448771c2e2.txt", "001_c1cb1949dea27b24.txt"

pytestmark = pytest.mark.skipif(
    not PAGES.is_dir(), reason=f"the real pages are not here: {PAGES} does not exist"
)


@pytest.mark.parametrize(("name", "comments", "nameless"), [(FIRST, 38, 21), (SECOND, 62, 35)])
def test_it_finds_as_many_comments_as_a_careful_person(
    name: str, comments: int, nameless: int
) -> None:
    text = decode((PAGES / name).read_bytes())
    page = read(text)
    assert len(page.comments) == comments
    assert sum(comment.name is None for comment in page.comments) == nameless
    assert_nothing_is_lost(text, page)


def test_the_second_page_reads_the_same_without_its_header() -> None:
    lines = decode((PAGES / SECOND).read_bytes()).split("\n")
    page = read("\n".join(lines))
    bare = [line for number, line in enumerate(lines, start=1) if number not in range(37, 44)]
    assert read("\n".join(bare)).comments != ()
    assert spoken(read("\n".join(bare))) == spoken(page)


@pytest.mark.parametrize("name", [FIRST, SECOND])
@pytest.mark.parametrize("kept", ["role date votes reply", "date reply", "date", "reply"])
def test_the_same_words_in_a_full_dump_are_read_the_same(name: str, kept: str) -> None:
    text = decode((PAGES / name).read_bytes())
    page = read(text)
    lines = text.split("\n")[: page.comments[0].line - 1]
    named = [comment.name or f"Reader{i % 9}" for i, comment in enumerate(page.comments)]
    for writer, comment in zip(named, page.comments, strict=True):
        lines += ["Guest"] * ("role" in kept) + [writer] + ["5 years ago"] * ("date" in kept)
        lines += [line for words in comment.paragraphs for line in ("", words)]
        lines += ["", *["-3"] * ("votes" in kept), *["Reply"] * ("reply" in kept)]
    found = read("\n".join(lines))
    words = [comment.paragraphs for comment in page.comments]
    assert spoken(found) == list(zip(named, words, strict=True))


def spoken(page: SavedPage) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(comment.name, comment.paragraphs) for comment in page.comments]


def test_the_first_page_has_a_story_and_nothing_else_above_the_thread() -> None:
    page = read(decode((PAGES / FIRST).read_bytes()))
    assert [block.kind for block in page.body] == ["paragraph"] * 2 + ["quote"] + ["paragraph"] * 4
    assert (page.funding, page.credit, page.picture, page.chrome) == (None, None, None, ())
    assert page.comments[0].line == 17


def test_the_second_page_has_bar_credit_picture_and_chrome() -> None:
    page = read(decode((PAGES / SECOND).read_bytes()))
    assert page.funding is not None
    assert (page.funding.marks, page.funding.raised) == ((0, 250_000, 500_000), 30_000)
    assert page.credit is not None
    assert page.picture is not None
    assert page.picture.line == 17
    assert len(page.body) == 10
    assert [entry.line for entry in page.chrome] == [9, 37, 40, 41, 42, 43, 303]
