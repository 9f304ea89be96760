"""A story is closed while somebody writes."""

import pytest

from comity.comments.actions import edit, vote
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.stories.actions import close
from tests.world import World


def test_a_change_that_was_on_its_way_is_refused(world: World) -> None:
    said = world.says("Mend it.")
    write = edit(said.id, "Tear it down.", bearer=world.alice.bearer)
    writelane.run(close(world.story.id, actor="system"))
    with pytest.raises(Refusal, match="story_closed"):
        writelane.run(write)


def test_a_vote_that_was_on_its_way_is_refused(world: World) -> None:
    said = world.says("Mend it.")
    write = vote(said.id, 1, bearer=world.charlie.bearer)
    writelane.run(close(world.story.id, actor="system"))
    with pytest.raises(Refusal, match="story_closed"):
        writelane.run(write)
