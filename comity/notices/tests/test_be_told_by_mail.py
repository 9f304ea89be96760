"""Follow something, and be told of it by mail."""

from datetime import datetime, timedelta

import pytest
import time_machine

from comity.comments.actions import approve, edit, pick, remove, withdraw
from comity.ground import clock, writelane
from comity.ground.refusal import Refusal
from comity.notices import targets
from comity.notices.actions import follow, leave, settle
from comity.notices.kinds import Rhythm
from comity.notices.models import Notice
from comity.notices.queries.follows import follows_of
from comity.notices.targets import Target
from comity.notices.tests.conftest import Post
from comity.readers import mutes
from tests.desk import Desk
from tests.world import Person, World


def follows(person: Person, target: Target) -> None:
    writelane.run(follow(target, by=person.reader))


@pytest.fixture
def charlie(world: World, post: Post) -> Person:
    """Charlie, who has an address."""
    post.knows(world.charlie, "charlie@example.org")
    return world.charlie


def test_a_follower_of_a_story_reads_what_is_said_there(
    world: World, post: Post, charlie: Person
) -> None:
    follows(charlie, targets.of_story(world.story.slug))
    said = world.says("The ferry is **cheaper** than the bridge.")
    (mail,) = post.comes()
    assert mail.recipients == ["charlie@example.org"]
    assert mail.mail["Subject"] == "Alice wrote: The old bridge will be mended"
    assert mail.mail["From"] == "The Courier <comments@courier.example>"
    assert "The ferry is **cheaper** than the bridge." in mail.plain
    assert "<strong>cheaper</strong>" in mail.html
    link = f"https://talk.courier.example/stories/courier-bridge/comments/{said.number}/"
    assert link in mail.plain
    assert link in mail.html


def test_nothing_is_told_twice(world: World, post: Post, charlie: Person) -> None:
    follows(charlie, targets.of_story(world.story.slug))
    world.says("Once.")
    assert len(post.comes()) == 1
    assert post.comes() == []
    assert Notice.objects.filter(reader=charlie.reader.id).count() == 1


def test_an_answer_is_told_to_whom_it_answers(world: World, post: Post, charlie: Person) -> None:
    follows(charlie, targets.of_replies(charlie.reader))
    said = world.says("Who pays?", by=charlie)
    world.says("We all do.", under=said)
    world.says("Nobody does.")
    (mail,) = post.comes()
    assert mail.mail["Subject"] == "Alice answered you: The old bridge will be mended"
    assert "Nobody does." not in mail.plain


def test_an_answer_stands_in_the_bell_alone_where_nobody_asked_for_mail(
    world: World, post: Post, charlie: Person
) -> None:
    said = world.says("Who pays?", by=charlie)
    world.says("We all do.", under=said)
    assert post.comes() == []
    assert Notice.objects.filter(reader=charlie.reader.id, seen_at=None).count() == 1


def test_a_conversation_is_followed_as_deep_as_it_goes(
    world: World, post: Post, charlie: Person
) -> None:
    root = world.says("The toll is too high.")
    follows(charlie, targets.of_comment(root.id))
    answer = world.says("It is not.", under=root, by=world.bob)
    world.says("It is.", under=answer)
    world.says("Something else.")
    (mail,) = post.comes()
    assert mail.mail["Subject"] == "2 new comments in The Courier"
    assert "It is not." in mail.plain
    assert "Something else." not in mail.plain


def test_a_reader_is_followed_from_story_to_story(
    world: World, post: Post, charlie: Person
) -> None:
    follows(charlie, targets.of_author(world.says("First.").id))
    world.says("Second.")
    world.says("By another.", by=world.bob)
    (mail,) = post.comes()
    assert mail.mail["Subject"] == "Alice, whom you follow, wrote: The old bridge will be mended"
    assert "First." not in mail.plain
    assert "By another." not in mail.plain


def test_one_comment_is_one_notice_however_many_reasons_there_are(
    world: World, post: Post, charlie: Person
) -> None:
    said = world.says("Who pays?", by=charlie)
    follows(charlie, targets.of_replies(charlie.reader))
    follows(charlie, targets.of_story(world.story.slug))
    follows(charlie, targets.of_comment(said.id))
    world.says("We all do.", under=said)
    (mail,) = post.comes()
    assert mail.mail["Subject"].startswith("Alice answered you")


def test_nobody_is_told_of_their_own_words(world: World, post: Post, charlie: Person) -> None:
    follows(charlie, targets.of_story(world.story.slug))
    said = world.says("I say this myself.", by=charlie)
    with pytest.raises(Refusal, match="own_words"):
        follow(targets.of_author(said.id), by=charlie.reader)
    assert post.comes() == []


def test_what_was_said_before_is_not_told(world: World, post: Post, charlie: Person) -> None:
    world.says("Before.")
    follows(charlie, targets.of_story(world.story.slug))
    assert post.comes() == []


def test_whoever_leaves_is_told_no_more(world: World, post: Post, charlie: Person) -> None:
    follows(charlie, targets.of_story(world.story.slug))
    (mine,) = follows_of(charlie.reader.id)
    writelane.run(leave(mine.id, by=world.alice.reader.id))
    assert follows_of(charlie.reader.id) == (mine,)
    writelane.run(leave(mine.id, by=charlie.reader.id))
    world.says("After.")
    assert post.comes() == []


def test_a_held_comment_is_told_when_it_is_approved_and_an_edit_never(
    world: World, desk: Desk, post: Post, charlie: Person
) -> None:
    follows(charlie, targets.of_story(world.story.slug))
    held = desk.held("Held for a while.")
    assert post.comes() == []
    writelane.run(approve(held.id, actor=desk.bob.actor))
    assert len(post.comes()) == 1
    writelane.run(edit(held.id, "Put better.", bearer=world.alice.bearer))
    assert post.comes() == []


def test_what_was_removed_meanwhile_does_not_leave(
    world: World, post: Post, charlie: Person
) -> None:
    writelane.run(settle(charlie.reader.id, mail=Rhythm.HOURLY))
    follows(charlie, targets.of_story(world.story.slug))
    kept, gone, taken = world.says("It stays."), world.says("It goes."), world.says("Taken back.")
    post.comes()
    writelane.run(remove(gone.id, "Off topic", actor="staff:1"))
    writelane.run(withdraw(taken.id, bearer=world.alice.bearer))
    with time_machine.travel(clock.now() + timedelta(hours=2), tick=False):
        (mail,) = post.comes()
    assert kept.source in mail.plain
    assert "It goes." not in mail.plain + mail.html
    assert "Taken back." not in mail.plain + mail.html


def test_a_letter_with_nothing_left_in_it_is_not_sent(
    world: World, post: Post, charlie: Person
) -> None:
    writelane.run(settle(charlie.reader.id, mail=Rhythm.HOURLY))
    follows(charlie, targets.of_story(world.story.slug))
    gone = world.says("It goes.")
    post.comes()
    writelane.run(remove(gone.id, "Off topic", actor="staff:1"))
    with time_machine.travel(clock.now() + timedelta(hours=2), tick=False):
        assert post.comes() == []


def test_whom_a_reader_has_muted_is_not_told_to_them(
    world: World, post: Post, charlie: Person
) -> None:
    follows(charlie, targets.of_story(world.story.slug))
    writelane.run(lambda: mutes.mute(charlie.reader.id, world.alice.reader.id))
    world.says("Unheard.")
    world.says("Heard.", by=world.bob)
    (mail,) = post.comes()
    assert "Unheard." not in mail.plain


def test_a_pick_is_told_to_whose_it_is(world: World, post: Post, charlie: Person) -> None:
    said = world.says("Worth reading.", by=charlie)
    writelane.run(pick(said.id, "The best of the day.", actor="staff:1"))
    (mail,) = post.comes()
    assert mail.mail["Subject"].startswith("The newsroom has picked your comment")
    assert "The best of the day." in mail.html
    writelane.run(pick(said.id, "", actor="staff:1"))
    writelane.run(pick(said.id, "Once more.", actor="staff:1"))
    assert post.comes() == []


EVENING = datetime.fromisoformat("2026-11-20T18:20:00+00:00")


@pytest.mark.parametrize(
    ("rhythm", "until", "count"),
    [(Rhythm.HOURLY, timedelta(hours=2), 1), (Rhythm.DAILY, timedelta(hours=14), 1)],
)
def test_a_digest_comes_as_one_letter_at_its_hour(
    world: World, post: Post, charlie: Person, rhythm: Rhythm, until: timedelta, count: int
) -> None:
    with time_machine.travel(EVENING, tick=False) as time:
        writelane.run(settle(charlie.reader.id, mail=rhythm))
        follows(charlie, targets.of_story(world.story.slug))
        for each in range(3):
            world.says(f"Number {each} of them.")
        assert post.comes() == []
        time.move_to(EVENING + until)
        letters = post.comes()
    assert len(letters) == count
    assert letters[0].mail["Subject"] == "3 new comments in The Courier"
    assert all(f"Number {each} of them." in letters[0].plain for each in range(3))


def test_at_once_means_one_letter_in_five_minutes(
    world: World, post: Post, charlie: Person
) -> None:
    with time_machine.travel(EVENING, tick=False) as time:
        follows(charlie, targets.of_story(world.story.slug))
        world.says("At once.")
        assert len(post.comes()) == 1
        world.says("A moment later.")
        world.says("And another.")
        assert post.comes() == []
        time.shift(timedelta(minutes=5))
        (mail,) = post.comes()
    assert "A moment later." in mail.plain
    assert "And another." in mail.plain
    assert "At once." not in mail.plain


def test_who_wants_no_mail_gets_none(world: World, post: Post, charlie: Person) -> None:
    follows(charlie, targets.of_story(world.story.slug))
    writelane.run(settle(charlie.reader.id, mail=Rhythm.NEVER))
    world.says("Unsent.")
    assert post.comes() == []


def test_old_news_does_not_go_by_mail(world: World, post: Post, charlie: Person) -> None:
    follows(charlie, targets.of_story(world.story.slug))
    world.says("Long ago.")
    with time_machine.travel(clock.now() + timedelta(days=8), tick=False):
        assert post.comes() == []
    assert Notice.objects.filter(reader=charlie.reader.id).count() == 1
