"""A browser that got no answer sends the same post again."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine

from comity.api.tests.conftest import Answer, Api, nothing_written
from comity.ground import clock, writelane
from comity.stories import actions as stories
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


def test_a_guest_of_another_name_gets_no_token_of_the_first(world: World, api: Api) -> None:
    api.post(world, "Once.", name="Dora", key=KEY)
    with nothing_written():
        answer = api.post(world, "Once.", name="Edgar", key=KEY)
    assert (answer.status, answer.code) == (422, "key_reused")
    assert "token" not in answer.body


def test_it_does_not_tell_a_late_retry_who_the_guest_is(world: World, api: Api) -> None:
    first = api.post(world, "Once.", name="Dora", key=KEY)
    assert first.body["token"]
    with time_machine.travel(clock.now() + timedelta(minutes=11)), nothing_written():
        late = api.post(world, "Once.", name="Dora", key=KEY)
    assert late.status == 201
    assert late.body["comment"]["id"] == first.body["comment"]["id"]
    assert late.body["token"] is None


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


def test_one_key_in_two_stories_at_once_posts_once(transactional_db: None, api: Api) -> None:
    world = make_world()
    elsewhere = stories.Particulars("The ferry stays", source="For now.")
    ferry = writelane.run(stories.make("courier", elsewhere, slug="courier-ferry"))
    writelane.close()
    worlds = [world, replace(world, story=ferry)] * 4

    async def race() -> list[Answer]:
        posts = (api.post_async(each, "Once.", world.alice, key=KEY) for each in worlds)
        return list(await asyncio.gather(*posts))

    answers = asyncio.run(race())
    taken = [answer for answer in answers if answer.status == 201]
    assert len({answer.body["comment"]["id"] for answer in taken}) == 1
    assert {answer.code for answer in answers if answer not in taken} == {"key_reused"}


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
