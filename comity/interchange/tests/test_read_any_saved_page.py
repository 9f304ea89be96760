"""Pages drawn at random, whose truth is known, are read back whole; nothing is ever lost."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.interchange.tests.pagewriter import Saving, TruePage, Writer, kept_name, save
from comity.interchange.textpage import NotASavedPage, SavedPage, read
from comity.interchange.textpage.lines import split

TAILS = (
    (),
    ("Load More Comments",),
    ("wpDiscuz", "Insert"),
    ("Would love your thoughts, please comment.x",),
    ("Load More Comments", "wpDiscuz", "Insert", "Would love your thoughts, please comment.x"),
)


def drawn(seed: int, *, full: bool) -> tuple[TruePage, Saving]:
    source = random.Random(seed)
    page = Writer(source).page(one_word=source.choice([0.2, 0.5, 0.8]))
    saving = Saving(
        header=source.choice(["none", "lines", "one line", "whole form"]),
        full=full,
        drops_one_word=source.random() < 0.7,
        tail=source.choice(TAILS),
        count=source.choice([None, len(page.comments)]),
        line_end=source.choice(["\n", "\r\n"]),
        mark=source.random() < 0.2,
        final_end=source.random() < 0.7,
        hard_spaces=source.random() < 0.2,
        loose=source.choice([0, 0, 1, 3]) if full else 0,
    )
    return page, saving


def assert_nothing_is_lost(text: str, page: SavedPage) -> None:
    """Every line that shows something is placed once, and the words of the answer are theirs."""
    given_lines = [(line.number, line.text) for line in split(text)]
    assert [(entry.line, entry.text) for entry in page.placed] == given_lines
    spoken: Counter[str] = Counter()
    for comment in page.comments:
        said = comment.said.text if comment.said else None
        labels = [comment.name, comment.role, said, comment.edited, *comment.paragraphs]
        lines = "\n".join(label for label in labels if label).replace("\u00a0", " ")
        spoken.update(lines.split("\n"))
    placed = Counter(
        entry.text.replace("\u00a0", " ")
        for entry in page.placed
        if entry.place == "comment" and not entry.text.startswith("Reply to  ")
    )
    votes = sum(comment.votes is not None for comment in page.comments)
    assert (placed - spoken).total() == votes
    assert not spoken - placed
    body = "\n".join(block.text for block in page.body).split("\n")
    assert body == [entry.text for entry in page.placed if entry.place == "body"]


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("seed", range(0, 200, 10))
def test_it_recovers_what_was_written(seed: int, full: bool) -> None:
    for step in range(10):
        page, saving = drawn(seed + step, full=full)
        text = save(page, saving)
        found = read(text)
        context = f"seed {seed + step}: {saving}"
        assert found.headline == page.headline, context
        assert found.credit == page.credit, context
        assert [block.text for block in found.body] == list(page.body), context
        assert (found.funding is not None) == bool(page.bar), context
        want = [(kept_name(c, saving), c.paragraphs) for c in page.comments]
        assert [(c.name, c.paragraphs) for c in found.comments] == want, context
        assert_nothing_is_lost(text, found)


@given(st.text(alphabet=st.sampled_from("ab A.\n\n\n\r\u00a0Reply 8“”1$-?ن"), max_size=600))
@settings(max_examples=150, deadline=None)
def test_any_words_under_a_header_are_kept(thread: str) -> None:
    text = f"A Headline For The Test\n\nSome words of the story.\n\nView all comments\n{thread}"
    try:
        page = read(text)
    except NotASavedPage:
        return
    assert [(e.line, e.text) for e in page.placed] == [(n.number, n.text) for n in split(text)]


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_it_never_fails_but_by_refusing(text: str) -> None:
    with suppress(NotASavedPage):
        assert read(text).headline


@pytest.mark.parametrize(
    "line",
    [
        "Guest\n",
        "Reply\n",
        "3\n",
        "8 months ago\n",
        "Reply to  Bo\n\n",
        "Ab Cd\n\n",
        "\n\n\nx y",
        "Notify of\nx\n",
        "Would love your thoughts, please comment.x\nx\n",
    ],
)
def test_no_line_repeated_makes_it_slow(line: str) -> None:
    """What grew with the square of the lines took seven minutes here."""
    text = "A Headline For The Test\n\nSome words of the story.\n\nView all comments\n"
    page = read(text + line * 10_000)
    assert len(page.placed) > 10_000


def test_the_time_to_read_grows_with_the_length_alone() -> None:
    """A page of several megabytes is read; what grew with the square would take many minutes."""
    page = Writer(random.Random(3)).page(comments=6_000)
    found = read(save(page, Saving(header="lines")))
    assert len(found.comments) == 6_000
