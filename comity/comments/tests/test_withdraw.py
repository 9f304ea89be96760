"""Taking one's own comment back."""

import pytest

from comity.comments.actions import remove, withdraw
from comity.comments.queries import page
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.journal.models import Entry
from tests.world import World


def test_its_line_stays_and_its_words_are_no_longer_counted(world: World) -> None:
    said = world.says("I was wrong.")
    world.says("No, you were right.", by=world.bob, under=said)
    done = writelane.run(withdraw(said.id, bearer=world.alice.bearer))
    assert (done.comment.state, done.comment.shown) == ("withdrawn", True)
    assert world.now().count == 1
    shown = page(world.now(), "oldest", 1)
    assert shown is not None
    assert len(shown.branches[0].answers) == 1


def test_withdrawing_twice_is_once(world: World) -> None:
    said = world.says("Enough.")
    writelane.run(withdraw(said.id, bearer=world.alice.bearer))
    again = writelane.run(withdraw(said.id, bearer=world.alice.bearer))
    assert again.again
    assert Entry.objects.filter(kind="comment.withdrawn").count() == 1
    assert world.now().count == 0


def test_only_its_author_may(world: World) -> None:
    said = world.says("Mine.")
    with pytest.raises(Refusal, match="not_yours"):
        withdraw(said.id, bearer=world.bob.bearer)


def test_a_moderators_removal_stands(world: World) -> None:
    said = world.says("Rude.")
    writelane.run(remove(said.id, "An insult.", actor="staff:bob"))
    with pytest.raises(Refusal, match="not_withdrawable"):
        writelane.run(withdraw(said.id, bearer=world.alice.bearer))
