"""A browser that got no answer sends the same post again."""

import asyncio

import pytest

from comity.api.tests.conftest import Answer, Api, nothing_written
from comity.ground import writelane
from tests.world import World, make_world

KEY = "f81d4fae7dec11d0a765"


def test_the_same_key_posts_once_and_answers_the_same(world: World, api: Api) -> None:
    first = api.post(world, "Once.", world.alice, key=KEY)
    with nothing_written():
        second = api.post(world, "Once.", world.alice, key=KEY)
    assert (first.status, second.status) == (201, 201)
    assert second.body == first.body


def test_a_guest_who_lost_the_answer_gets_their_token_at_last(world: World, api: Api) -> None:
    first = api.post(world, "Once.", name="Dora", key=KEY)
    with nothing_written():
        second = api.post(world, "Once.", name="Dora", key=KEY)
    assert second.body["comment"] == first.body["comment"]
    assert second.body["token"]


def test_it_does_not_take_the_key_of_another_text(world: World, api: Api) -> None:
    api.post(world, "Once.", world.alice, key=KEY)
    with nothing_written():
        answer = api.post(world, "Twice.", world.alice, key=KEY)
    assert (answer.status, answer.code) == (422, "key_reused")


def test_two_readers_may_come_upon_the_same_key(world: World, api: Api) -> None:
    first = api.post(world, "Same.", world.alice, key=KEY)
    second = api.post(world, "Same, too.", world.charlie, key=KEY)
    assert first.body["comment"]["id"] != second.body["comment"]["id"]


@pytest.mark.parametrize("key", ["short", "x" * 65, "sixteen or more \u00fc"])
def test_it_does_not_take_a_key_that_is_none(world: World, api: Api, key: str) -> None:
    with nothing_written():
        answer = api.post(world, "Hello.", world.alice, key=key)
    assert (answer.status, answer.code) == (400, "bad_key")


def test_it_does_not_post_without_a_key(world: World, api: Api) -> None:
    with nothing_written():
        answer = api.ask(
            "POST", f"/stories/{world.story.slug}/comments", {"text": "Hello."}, world.alice
        )
    assert (answer.status, answer.code) == (422, "invalid")
    assert answer.body["errors"][0]["name"] == "Idempotency-Key"


def test_retries_that_race_post_once(transactional_db: None, api: Api) -> None:
    world = make_world()
    writelane.close()

    async def race() -> list[Answer]:
        retries = (api.post_async(world, "Once.", world.alice, key=KEY) for _retry in range(8))
        return list(await asyncio.gather(*retries))

    answers = asyncio.run(race())
    assert [answer.status for answer in answers] == [201] * 8
    assert len({answer.body["comment"]["id"] for answer in answers}) == 1
    assert world.now().count == 1
