"""A reader changes what they said."""

from datetime import timedelta

import pytest
import time_machine

from comity.api.tests.conftest import Api, nothing_written
from comity.ground import clock
from tests.world import World, stranger_id


def test_the_author_changes_the_words(world: World, api: Api) -> None:
    comment = world.says("It is to narrow.")
    answer = api.ask("PATCH", f"/comments/{comment.id}", {"text": "It is too narrow."}, world.alice)
    assert answer.status == 200
    assert answer.body["comment"]["html"] == "<p>It is too narrow.</p>"
    assert answer.body["comment"]["edited_at"] is not None
    assert answer.body["version"] == world.now().version
    assert "too narrow" in answer.body["html"]


def test_it_does_not_let_another_reader_change_them(world: World, api: Api) -> None:
    comment = world.says("Mine.")
    with nothing_written():
        answer = api.ask("PATCH", f"/comments/{comment.id}", {"text": "Ours."}, world.charlie)
    assert (answer.status, answer.code) == (403, "not_yours")


def test_it_does_not_let_a_guest_without_a_token_change_them(world: World, api: Api) -> None:
    comment = world.says("Mine.")
    with nothing_written():
        answer = api.ask("PATCH", f"/comments/{comment.id}", {"text": "Ours."})
    assert (answer.status, answer.code) == (401, "token_missing")


def test_it_does_not_change_them_after_the_window(world: World, api: Api) -> None:
    comment = world.says("Said is said.")
    late = clock.now() + timedelta(seconds=world.house.settings.edit_window + 1)
    with nothing_written(), time_machine.travel(late):
        answer = api.ask("PATCH", f"/comments/{comment.id}", {"text": "Unsaid."}, world.alice)
    assert (answer.status, answer.code) == (409, "edit_window_over")


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u200b"])
def test_it_does_not_change_them_into_nothing(world: World, api: Api, text: str) -> None:
    comment = world.says("Something.")
    with nothing_written():
        answer = api.ask("PATCH", f"/comments/{comment.id}", {"text": text}, world.alice)
    assert answer.status == 422
    assert answer.code in {"empty", "invisible"}


def test_it_does_not_change_a_comment_that_is_not_here(world: World, api: Api) -> None:
    answer = api.ask("PATCH", f"/comments/{stranger_id()}", {"text": "Hello."}, world.alice)
    assert (answer.status, answer.code) == (404, "no_such_comment")
