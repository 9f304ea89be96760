"""A reader votes."""

from typing import Any

import pytest

from comity.api.tests.conftest import Api, nothing_written
from tests.world import World, stranger_id


def test_a_vote_counts_and_can_be_turned_and_taken_back(world: World, api: Api) -> None:
    comment = world.says("Mend it.")
    up = api.vote(comment, 1, world.charlie)
    assert up.status == 200
    assert (up.body["ups"], up.body["downs"], up.body["points"], up.body["mine"]) == (1, 0, 1, 1)
    down = api.vote(comment, -1, world.charlie)
    assert (down.body["ups"], down.body["downs"], down.body["points"]) == (0, 1, -1)
    none = api.vote(comment, 0, world.charlie)
    assert (none.body["ups"], none.body["downs"], none.body["mine"]) == (0, 0, 0)
    assert none.body["version"] == world.now().version


def test_the_same_vote_twice_is_one_vote(world: World, api: Api) -> None:
    comment = world.says("Mend it.")
    once = api.vote(comment, 1, world.charlie)
    with nothing_written():
        twice = api.vote(comment, 1, world.charlie)
    assert twice.body == once.body


def test_a_guest_who_votes_first_is_known_from_then_on(world: World, api: Api) -> None:
    comment = world.says("Mend it.")
    answer = api.vote(comment, 1)
    assert answer.body["token"]
    known = api.get(
        f"/stories/{world.story.slug}/me",
        headers={"Authorization": f"Bearer {answer.body['token']}"},
    )
    assert known.body["votes"] == {str(comment.id): 1}


def test_it_does_not_let_readers_vote_on_themselves(world: World, api: Api) -> None:
    comment = world.says("I am right.")
    with nothing_written():
        answer = api.vote(comment, 1, world.alice)
    assert (answer.status, answer.code) == (403, "own_comment")


def test_it_does_not_count_down_votes_where_they_are_off(world: World, api: Api) -> None:
    world.settle(downvotes=False)
    comment = world.says("Mend it.")
    with nothing_written():
        answer = api.vote(comment, -1, world.charlie)
    assert (answer.status, answer.code) == (403, "no_downvotes")


@pytest.mark.parametrize("value", [2, -2, 1.5, 1.0, True, "1", None, 10**300, float("nan")])
def test_it_does_not_count_what_is_no_vote(world: World, api: Api, value: Any) -> None:
    comment = world.says("Mend it.")
    with nothing_written():
        answer = api.vote(comment, value, world.charlie)
    assert answer.status in (400, 422)
    assert answer.code in ("not_json", "invalid", "bad_vote")


def test_it_does_not_find_a_comment_that_is_not_here(world: World, api: Api) -> None:
    with nothing_written():
        answer = api.ask("PUT", f"/comments/{stranger_id()}/vote", {"value": 1})
    assert (answer.status, answer.code) == (404, "no_such_comment")
