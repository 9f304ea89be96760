"""Posting a comment or a reply."""

import secrets

import pytest

from comity.comments.actions import Voice, post, withdraw
from comity.comments.models import Comment, Receipt
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.journal.models import Entry
from comity.readers.models import Reader
from comity.stories import actions as stories
from tests.world import World, make_world, stranger_id


def test_it_is_published_counted_and_told_to_the_journal(world: World) -> None:
    said = world.says("Good *news*.")
    assert said.state == "published"
    assert said.html == "<p>Good <em>news</em>.</p>"
    story = world.now()
    assert (story.count, story.version, story.roots) == (1, 1, 1)
    entry = Entry.objects.get(kind="comment.posted")
    assert (entry.subject, entry.version) == (str(said.id), 1)


def test_it_takes_its_place_under_what_it_answers(world: World) -> None:
    first = world.says("One.")
    answer = world.says("Two.", by=world.bob, under=first)
    deeper = world.says("Three.", by=world.charlie, under=answer)
    assert [answer.depth, deeper.depth] == [1, 2]
    assert deeper.root == first.id
    root = Comment.objects.get(id=first.id)
    assert (root.answers, root.conversation) == (1, 2)


def test_a_retry_with_the_same_key_posts_once(world: World) -> None:
    key = secrets.token_hex(16)
    first = world.posts("Only once.", key=key)
    again = world.posts("Only once.", key=key)
    assert again.comment.id == first.comment.id
    assert again.again
    assert Comment.objects.count() == 1


def test_the_same_words_prepared_twenty_times_at_once_are_posted_once(world: World) -> None:
    writes = [
        post(
            world.story.slug,
            "I say it again and again, until somebody listens.",
            voice=Voice(world.alice.bearer),
            key=secrets.token_hex(16),
        )
        for _time in range(20)
    ]
    writelane.run(writes[0])
    for write in writes[1:]:
        with pytest.raises(Refusal, match="refused"):
            writelane.run(write)
    assert Comment.objects.count() == 1


def test_a_key_cannot_be_used_for_another_text(world: World) -> None:
    key = secrets.token_hex(16)
    world.says("This.", key=key)
    with pytest.raises(Refusal, match="key_reused"):
        world.says("That.", key=key)


def test_a_guest_is_made_with_their_first_word(world: World) -> None:
    done = writelane.run(
        post(world.story.slug, "Hello.", voice=Voice(name="Zeynep"), key=secrets.token_hex(16))
    )
    assert done.reader.name == done.comment.name == "Zeynep"


def test_a_guest_is_refused_where_the_house_wants_to_know_them(world: World) -> None:
    world.settle(guests=False)
    with pytest.raises(Refusal, match="guests_not_allowed"):
        post(world.story.slug, "Hello.", voice=Voice(name="Zeynep"), key=secrets.token_hex(16))


@pytest.mark.parametrize("name", ["Bob", "B0b", "ＢＯＢ", "Воb", "B o b"])
def test_nobody_may_look_like_staff(world: World, name: str) -> None:
    with pytest.raises(Refusal, match="name_of_staff"):
        post(world.story.slug, "I decide.", voice=Voice(name=name), key=secrets.token_hex(16))


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("\u200b\u200e\u2060", "invisible"),
        ("x" * 20_000, "too_long"),
        ("> " * 125_000, "too_long"),
        ("<div>" * 50_000, "too_long"),
        ("a\0b", "null"),
        ("a\ud800b", "surrogate"),
        ("Z" + "\u0336" * 40, "stacked_marks"),
        ("- \n- \n- ", "nothing_said"),
    ],
)
def test_bad_text_is_refused_and_leaves_no_trace(world: World, source: str, code: str) -> None:
    entries, readers = Entry.objects.count(), Reader.objects.count()
    with pytest.raises(Refusal) as refused:
        world.says(source)
    assert refused.value.code == code
    assert 400 <= refused.value.status < 500
    assert not Comment.objects.exists()
    assert not Receipt.objects.exists()
    assert (Entry.objects.count(), Reader.objects.count()) == (entries, readers)


def test_a_withdrawn_comment_cannot_be_answered(world: World) -> None:
    first = world.says("I take it back.")
    writelane.run(withdraw(first.id, bearer=world.alice.bearer))
    with pytest.raises(Refusal, match="not_answerable"):
        world.says("But why?", by=world.bob, under=first)
    assert Comment.objects.count() == 1


def test_another_storys_comment_cannot_be_answered(world: World) -> None:
    there = make_world("gazette", "The Gazette")
    first = there.says("Over there.")
    with pytest.raises(Refusal, match="no_such_comment"):
        world.says("From here.", under=first)


def test_what_is_not_there_cannot_be_answered(world: World) -> None:
    with pytest.raises(Refusal, match="no_such_comment"):
        writelane.run(
            post(
                world.story.slug,
                "Hello?",
                voice=Voice(world.alice.bearer),
                key=secrets.token_hex(16),
                parent=stranger_id(),
            )
        )


def test_a_closed_story_takes_nothing(world: World) -> None:
    writelane.run(stories.close(world.story.id, actor="staff:bob"))
    with pytest.raises(Refusal, match="story_closed"):
        world.says("Too late.")


def test_a_token_of_one_publication_is_nothing_in_another(world: World) -> None:
    there = make_world("gazette", "The Gazette")
    with pytest.raises(Refusal, match="bad_token"):
        there.says("I am from elsewhere.", by=world.alice)


def test_what_the_rules_hold_is_kept_and_not_shown(world: World) -> None:
    world.settle(rules={"hold_everything": True})
    said = world.says("Wait for me.")
    assert said.state == "held"
    story = world.now()
    assert (story.count, story.version) == (0, 0)
    entry = Entry.objects.get(kind="comment.held")
    assert entry.version is None
