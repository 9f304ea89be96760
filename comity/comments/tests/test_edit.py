"""Changing one's own comment."""

from datetime import timedelta

import pytest
import time_machine

from comity.comments.actions import edit, vote, withdraw
from comity.comments.models import Comment, Former
from comity.ground import clock, writelane
from comity.ground.refusal import Refusal
from tests.world import World


def test_it_changes_the_words_and_keeps_the_former_ones(world: World) -> None:
    said = world.says("Frist.")
    done = writelane.run(edit(said.id, "First.", bearer=world.alice.bearer))
    assert done.comment.html == "<p>First.</p>"
    assert done.comment.edited_at is not None
    assert done.version == 2
    assert [former.source for former in Former.objects.all()] == ["Frist."]


def test_only_its_author_may(world: World) -> None:
    said = world.says("Mine.")
    with pytest.raises(Refusal, match="not_yours"):
        edit(said.id, "Yours.", bearer=world.charlie.bearer)


def test_only_within_the_window(world: World) -> None:
    said = world.says("Soon set in stone.")
    late = clock.now() + timedelta(seconds=world.house.settings.edit_window + 1)
    with time_machine.travel(late), pytest.raises(Refusal, match="edit_window_over"):
        writelane.run(edit(said.id, "Too late.", bearer=world.alice.bearer))
    assert Comment.objects.get().source == "Soon set in stone."
    assert not Former.objects.exists()


def test_an_edit_that_the_rules_hold_takes_the_comment_from_the_public(world: World) -> None:
    said = world.says("Harmless.")
    world.settle(rules={"hold_everything": True})
    done = writelane.run(edit(said.id, "Harmless?", bearer=world.alice.bearer))
    assert done.comment.state == "held"
    assert done.comment.shown
    assert world.now().count == 0


def test_what_is_withdrawn_cannot_be_changed(world: World) -> None:
    said = world.says("Gone.")
    writelane.run(withdraw(said.id, bearer=world.alice.bearer))
    with pytest.raises(Refusal, match="not_editable"):
        writelane.run(edit(said.id, "Back.", bearer=world.alice.bearer))


def test_votes_survive_an_edit(world: World) -> None:
    said = world.says("Vote for this.")
    writelane.run(vote(said.id, 1, bearer=world.bob.bearer))
    done = writelane.run(edit(said.id, "Vote for that.", bearer=world.alice.bearer))
    assert done.comment.points == 1
