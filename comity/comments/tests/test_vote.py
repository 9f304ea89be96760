"""Voting."""

import pytest

from comity.comments.actions import vote, withdraw
from comity.comments.models import Comment, Vote
from comity.comments.queries import mine
from comity.comments.ranking import wilson
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.journal.models import Entry
from tests.world import World


def test_it_counts_once_however_often_it_is_cast(world: World) -> None:
    said = world.says("Agree?")
    for _time in range(3):
        tally = writelane.run(vote(said.id, 1, bearer=world.bob.bearer))
    assert (tally.ups, tally.downs, tally.points, tally.mine) == (1, 0, 1, 1)
    assert Entry.objects.filter(kind="comment.voted").count() == 1
    assert Comment.objects.get().best == wilson(1, 0)


def test_it_can_be_changed_and_taken_back(world: World) -> None:
    said = world.says("Agree?")
    writelane.run(vote(said.id, 1, bearer=world.bob.bearer))
    changed = writelane.run(vote(said.id, -1, bearer=world.bob.bearer))
    assert (changed.ups, changed.downs) == (0, 1)
    none = writelane.run(vote(said.id, 0, bearer=world.bob.bearer))
    assert (none.ups, none.downs, none.mine) == (0, 0, 0)
    assert not Vote.objects.exists()


def test_nobody_votes_on_their_own(world: World) -> None:
    said = world.says("I agree with me.")
    with pytest.raises(Refusal, match="own_comment"):
        vote(said.id, 1, bearer=world.alice.bearer)


def test_a_house_may_have_no_down_votes(world: World) -> None:
    said = world.says("Nothing to dislike.")
    world.settle(downvotes=False)
    with pytest.raises(Refusal, match="no_downvotes"):
        vote(said.id, -1, bearer=world.bob.bearer)


@pytest.mark.parametrize("value", [2, -2, 10**12])
def test_a_vote_is_one_vote(world: World, value: int) -> None:
    said = world.says("Count me.")
    with pytest.raises(Refusal, match="bad_vote"):
        vote(said.id, value, bearer=world.bob.bearer)


def test_what_is_gone_cannot_be_voted_on(world: World) -> None:
    said = world.says("Gone soon.")
    writelane.run(withdraw(said.id, bearer=world.alice.bearer))
    with pytest.raises(Refusal, match="not_votable"):
        writelane.run(vote(said.id, 1, bearer=world.bob.bearer))


def test_a_held_comment_is_not_there_to_be_voted_on(world: World) -> None:
    world.settle(rules={"hold_everything": True})
    said = world.says("Wait.")
    with pytest.raises(Refusal, match="no_such_comment"):
        vote(said.id, 1, bearer=world.bob.bearer)


def test_a_reader_without_a_token_becomes_a_guest(world: World) -> None:
    said = world.says("Agree?")
    tally = writelane.run(vote(said.id, 1, bearer=None))
    assert mine(world.story.id, tally.reader.id).votes == {said.id: 1}


def test_wilson_grows_with_agreement_and_with_certainty() -> None:
    assert wilson(0, 0) == 0.0
    assert wilson(9, 1) > wilson(2, 0) > wilson(1, 0) > wilson(1, 1) > wilson(0, 1)
    assert 0 <= wilson(10**6, 0) <= 1
    assert wilson(10**6, 10**6) == pytest.approx(0.5, abs=0.001)
