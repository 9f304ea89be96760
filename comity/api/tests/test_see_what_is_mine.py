"""A reader's browser asks for what lies over the public page."""

from datetime import datetime, timedelta

from comity.api.tests.conftest import Api
from comity.comments import actions
from comity.ground import writelane
from tests.world import World


def test_it_tells_my_votes_and_my_comments(world: World, api: Api) -> None:
    mine = world.says("Mine.")
    theirs = world.says("Theirs.", world.charlie)
    api.vote(theirs, -1, world.alice)
    answer = api.get(f"/stories/{world.story.slug}/me", world.alice)
    assert answer.status == 200
    assert answer.body["reader"]["name"] == "Alice"
    assert answer.body["votes"] == {str(theirs.id): -1}
    (comment,) = answer.body["comments"]
    assert (comment["id"], comment["text"], comment["html"]) == (str(mine.id), "Mine.", "")
    window = timedelta(seconds=world.house.settings.edit_window)
    assert mine.posted_at is not None
    until = datetime.fromisoformat(comment["editable_until"])
    assert abs(until - (mine.posted_at + window)) < timedelta(milliseconds=1)


def test_a_comment_that_waits_comes_with_its_html(world: World, api: Api) -> None:
    world.settle(rules={"first_comments": 1})
    api.post(world, "My first words.", world.charlie)
    answer = api.get(f"/stories/{world.story.slug}/me", world.charlie)
    (comment,) = answer.body["comments"]
    assert comment["state"] == "held"
    assert "My first words." in comment["html"]


def test_i_am_told_why_my_comment_was_taken_down(world: World, api: Api) -> None:
    mine = world.says("Buy my watches.")
    writelane.run(actions.remove(mine.id, "Advertising.", actor="staff:bob"))
    answer = api.get(f"/stories/{world.story.slug}/me", world.alice)
    (comment,) = answer.body["comments"]
    assert (comment["state"], comment["reason"]) == ("removed", "Advertising.")
    assert comment["editable_until"] is None


def test_it_is_mine_alone(world: World, api: Api) -> None:
    world.says("Mine.")
    answer = api.get(f"/stories/{world.story.slug}/me", world.charlie)
    assert answer.body["comments"] == []
    assert answer.headers["cache-control"] == "no-store"
    assert "Authorization" in answer.headers["vary"]


def test_nobody_is_told_nothing(world: World, api: Api) -> None:
    answer = api.get(f"/stories/{world.story.slug}/me")
    assert (answer.status, answer.code) == (401, "token_missing")
