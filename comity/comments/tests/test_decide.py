"""What staff decide about a comment."""

import pytest

from comity.comments.actions import approve, pick, remove, withdraw
from comity.comments.queries import CommentView, page
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.journal.models import Entry
from tests.world import World

BOB = "staff:bob"


def _held(world: World, source: str = "Wait for me.") -> CommentView:
    world.settle(rules={"hold_everything": True})
    said = world.says(source)
    world.settle(rules={})
    return said


def test_an_approved_comment_enters_the_thread_where_it_was_said(world: World) -> None:
    held = _held(world)
    later = world.says("I came later.", by=world.bob)
    writelane.run(approve(held.id, actor=BOB))
    shown = page(world.now(), "oldest", 1)
    assert shown is not None
    assert [branch.comment.id for branch in shown.branches] == [held.id, later.id]
    assert world.now().count == 2


def test_a_held_answer_is_counted_once_it_is_approved(world: World) -> None:
    first = world.says("A question.")
    world.settle(rules={"hold_everything": True})
    answer = world.says("An answer.", by=world.charlie, under=first)
    writelane.run(approve(answer.id, actor=BOB))
    writelane.run(approve(answer.id, actor=BOB))
    shown = page(world.now(), "best", 1)
    assert shown is not None
    root = shown.branches[0].comment
    assert (root.answers, root.conversation) == (1, 1)


def test_a_removed_comment_leaves_a_line_that_says_why(world: World) -> None:
    said = world.says("Rude.")
    gone = writelane.run(remove(said.id, "An insult.", actor=BOB))
    assert (gone.state, gone.shown, gone.reason) == ("removed", True, "An insult.")
    back = writelane.run(approve(said.id, actor=BOB))
    assert (back.state, back.reason) == ("published", "")
    assert world.now().count == 1


def test_a_rejected_comment_never_shows(world: World) -> None:
    held = _held(world)
    gone = writelane.run(remove(held.id, "Off topic.", actor=BOB))
    assert (gone.state, gone.shown) == ("rejected", False)
    assert Entry.objects.get(kind="comment.rejected").version is None
    assert world.now().version == 0


def test_a_removal_needs_a_reason(world: World) -> None:
    said = world.says("Rude?")
    with pytest.raises(Refusal, match="reason_missing"):
        remove(said.id, "  ", actor=BOB)


def test_what_its_author_withdrew_stays_withdrawn(world: World) -> None:
    said = world.says("Mine to take.")
    writelane.run(withdraw(said.id, bearer=world.alice.bearer))
    with pytest.raises(Refusal, match="withdrawn"):
        writelane.run(approve(said.id, actor=BOB))


def test_a_pick_carries_the_editors_words(world: World) -> None:
    said = world.says("Well said.")
    picked = writelane.run(pick(said.id, "Says in a line what we needed ten for.", actor=BOB))
    assert picked.pick == "Says in a line what we needed ten for."
    assert writelane.run(pick(said.id, "", actor=BOB)).pick == ""


def test_only_what_is_public_can_be_picked(world: World) -> None:
    with pytest.raises(Refusal, match="not_pickable"):
        writelane.run(pick(_held(world).id, "Good.", actor=BOB))
