"""A reader comments on words of a story."""

import secrets
from typing import Any

import pytest

from comity.comments.actions import Posted, Voice, withdraw
from comity.comments.queries import CommentView
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.passages import actions
from comity.passages.anchoring import Selector, describe
from comity.passages.models import Passage
from comity.passages.queries import said_at
from comity.passages.words import text_of
from comity.stories import actions as stories
from tests.world import World

TEXT = "The council has decided.\n\nAt last.\n\nWork begins in May."


def select(world: World, words: str) -> Selector:
    """Select words of the story, as a browser does."""
    raw = text_of(world.now().html).raw
    start = raw.index(words)
    return describe(raw, start, start + len(words))


def say(world: World, sought: Selector, source: str = "So it has.", **more: Any) -> Posted:
    """Let Alice comment on a passage."""
    more = {"key": secrets.token_hex(16)} | more
    return writelane.run(
        actions.comment(world.story.slug, source, sought, voice=Voice(world.alice.bearer), **more)
    )


def on(world: World, words: str) -> CommentView:
    """Let Alice comment on these words of the story."""
    return say(world, select(world, words)).comment


def test_the_comment_keeps_the_quote_and_the_passage_knows_the_comment(world: World) -> None:
    comment = on(world, "Work begins")
    assert comment.quote == "Work begins"
    (passage,) = said_at(world.story.id)
    assert (passage.number, passage.quote) == (comment.number, "Work begins")
    assert (passage.standing, passage.confidence) == ("found", 1.0)
    raw = text_of(world.now().html).raw
    assert raw[passage.selector.start : passage.selector.end] == "Work begins"


def test_the_words_are_the_storys_whatever_the_client_says(world: World) -> None:
    told = select(world, "The council has decided.")
    false = Selector("The council has derided.", told.prefix, told.suffix, told.start, told.end)
    assert say(world, false).comment.quote == "The council has decided."


def test_white_space_at_its_ends_is_not_quoted(world: World) -> None:
    raw = text_of(world.now().html).raw
    start = raw.index(" begins in ")
    assert say(world, describe(raw, start, start + 11)).comment.quote == "begins in"


def test_a_retry_posts_once_and_ties_once(world: World) -> None:
    sought, key = select(world, "Work begins"), secrets.token_hex(16)
    first, second = (say(world, sought, key=key) for _try in range(2))
    assert first.comment.id == second.comment.id
    assert Passage.objects.count() == 1


def test_readers_may_speak_of_passages_that_overlap(world: World) -> None:
    on(world, "The council has decided")
    say(world, select(world, "council has"), "It took them long enough.")
    assert len(said_at(world.story.id)) == 2


def test_what_is_withdrawn_leaves_no_mark(world: World) -> None:
    comment = on(world, "Work begins")
    writelane.run(withdraw(comment.id, bearer=world.alice.bearer))
    assert said_at(world.story.id) == []


def test_what_is_held_leaves_no_mark(world: World) -> None:
    world.settle(rules={"first_comments": 1})
    assert on(world, "Work begins").state == "held"
    assert said_at(world.story.id) == []
    assert not world.now().annotated


def test_the_first_passage_raises_the_version_once_more(world: World) -> None:
    before = world.now().version
    on(world, "Work begins")
    assert (world.now().version, world.now().annotated) == (before + 2, True)
    say(world, select(world, "The council"), "It took them long enough.")
    assert world.now().version == before + 3


@pytest.mark.parametrize(
    ("sought", "code"),
    [
        (Selector("", start=0, end=0), "quote_missing"),
        (Selector("   ", start=0, end=3), "quote_missing"),
        (Selector("\u200b\u200b\u200b", start=0, end=3), "quote_missing"),
        (Selector("Not in this story at all.", start=0, end=25), "quote_not_found"),
        (Selector("x" * 100_000, start=0, end=100_000), "quote_too_long"),
        (Selector("council", prefix="x" * 100_000, start=4, end=11), "context_too_long"),
        (Selector("council", start=11, end=4), "bad_range"),
        (Selector("council", start=4, end=5), "bad_range"),
        (Selector("council", start=-7, end=0), "bad_range"),
        (Selector("council", start=10**12, end=10**12 + 7), "bad_range"),
    ],
)
def test_it_does_not_take_what_is_no_passage(world: World, sought: Selector, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        say(world, sought)
    assert refusal.value.code == code
    assert refusal.value.status == 422
    assert Passage.objects.count() == 0
    assert world.now().count == 0


def test_where_the_text_is_the_publishers_the_words_are_cleaned_and_judged(world: World) -> None:
    there = writelane.run(
        stories.make(
            "courier", stories.Particulars("Elsewhere"), address="https://courier.example/x"
        )
    )
    world.story = there
    sought = Selector("Seal\u202e seen\nin the harbour", "", " today", 0, 25)
    comment = say(world, sought).comment
    assert comment.quote == "Seal seen\nin the harbour"
    (passage,) = said_at(there.id)
    assert passage.standing == "unseen"
    assert passage.selector.suffix == " today"


def test_a_passage_of_a_text_that_was_edited_meanwhile_is_looked_for_again(world: World) -> None:
    sought = select(world, "Work begins in May")
    write = actions.comment(
        world.story.slug,
        "Is that so?",
        sought,
        voice=Voice(world.alice.bearer),
        key=secrets.token_hex(16),
    )
    writelane.run(stories.revise(world.story.id, f"New above.\n\n{TEXT}", actor="staff:bob"))
    writelane.run(write)
    (passage,) = said_at(world.story.id)
    raw = text_of(world.now().html).raw
    assert raw[passage.selector.start : passage.selector.end] == "Work begins in May"
