"""A story is closed: it can be read, and nothing about it is changed."""

import pytest

from comity.api.tests.conftest import Api, nothing_written
from comity.ground import writelane
from comity.stories.actions import close
from tests.world import World


@pytest.mark.parametrize("value", [1, -1, 0])
def test_it_takes_no_votes(world: World, api: Api, value: int) -> None:
    comment = world.says("Mend it.")
    assert api.vote(comment, 1, world.charlie).status == 200
    writelane.run(close(world.story.id, actor="system"))
    with nothing_written():
        answer = api.vote(comment, value, world.charlie)
    assert (answer.status, answer.code) == (409, "story_closed")


def test_its_comments_are_not_changed(world: World, api: Api) -> None:
    comment = world.says("Mend it.")
    writelane.run(close(world.story.id, actor="system"))
    with nothing_written():
        answer = api.ask("PATCH", f"/comments/{comment.id}", {"text": "Tear it down."}, world.alice)
    assert (answer.status, answer.code) == (409, "story_closed")


def test_a_comment_can_be_withdrawn_all_the_same(world: World, api: Api) -> None:
    comment = world.says("Mend it.")
    writelane.run(close(world.story.id, actor="system"))
    answer = api.ask("DELETE", f"/comments/{comment.id}", by=world.alice)
    assert (answer.status, answer.body["comment"]["state"]) == (200, "withdrawn")
