"""A page that embeds a discussion says which story it is about."""

import asyncio

from django.test import AsyncClient

from comity.api.tests.conftest import NONE, Answer, Api, Headers, nothing_written
from comity.ground import writelane
from comity.publications import actions
from comity.stories.actions import HEADLINE
from comity.stories.queries import story
from tests.world import World, make_world

PAGE = "https://courier.example"
ADDRESS = "https://courier.example/2026/ferry"


def seen(api: Api, address: str = ADDRESS, headline: str = "", headers: Headers = NONE) -> Answer:
    body = {"address": address, "headline": headline}
    return api.ask("PUT", "/publications/courier/stories", body, headers=headers)


def test_a_story_is_made_on_first_sight(world: World, api: Api) -> None:
    answer = seen(api, headline="The ferry stays", headers={"Origin": PAGE})
    assert answer.status == 200
    assert answer.body["headline"] == "The ferry stays"
    assert (answer.body["count"], answer.body["state"]) == (0, "open")
    assert story(answer.body["slug"]).address == ADDRESS


def test_it_is_the_same_story_at_second_sight(world: World, api: Api) -> None:
    first = seen(api, headline="The ferry stays", headers={"Origin": PAGE})
    with nothing_written():
        second = seen(
            api, ADDRESS + "?utm_source=mail#top", "Another title", headers={"Origin": PAGE}
        )
    assert second.body == first.body


def test_a_headline_from_a_page_is_made_fit_to_show(world: World, api: Api) -> None:
    answer = seen(api, headline="  The\u202e ferry\u200b \n stays ", headers={"Origin": PAGE})
    assert answer.body["headline"] == "The ferry stays"


def test_a_story_without_a_headline_goes_by_its_address(world: World, api: Api) -> None:
    answer = seen(api, headline="\u200b", headers={"Origin": PAGE})
    assert answer.body["headline"] == ADDRESS


def test_of_a_long_address_a_headline_takes_what_fits(world: World, api: Api) -> None:
    address = ADDRESS + "?id=" + "7" * 1500
    answer = seen(api, address, headers={"Origin": PAGE})
    assert answer.body["headline"] == address[:HEADLINE]
    assert story(answer.body["slug"]).address == address


def test_an_address_that_is_too_long_once_it_is_written_out_is_refused(
    world: World, api: Api
) -> None:
    with nothing_written():
        answer = seen(api, ADDRESS + "/ü" * 900, headers={"Origin": PAGE})
    assert (answer.status, answer.code) == (422, "bad_address")


def test_it_does_not_make_stories_for_foreign_pages(world: World, api: Api) -> None:
    for page in ("https://elsewhere.example", "http://courier.example", "null"):
        with nothing_written():
            answer = seen(api, headers={"Origin": page})
        assert (answer.status, answer.code) == (403, "foreign_origin")
        assert answer.headers["access-control-allow-origin"] == page


def test_it_does_not_make_stories_of_foreign_addresses(world: World, api: Api) -> None:
    with nothing_written():
        answer = seen(api, "https://elsewhere.example/1", headers={"Origin": PAGE})
    assert (answer.status, answer.code) == (403, "foreign_origin")


def test_it_does_not_make_stories_for_nobody(world: World, api: Api) -> None:
    with nothing_written():
        answer = seen(api)
    assert (answer.status, answer.code) == (403, "foreign_origin")


def test_the_publishers_machine_makes_them_by_its_key(world: World, api: Api) -> None:
    key = writelane.run(actions.cut_key("courier", "the CMS", actor="staff:bob"))
    answer = seen(api, headers={"Authorization": f"Bearer {key}"})
    assert answer.status == 200


def test_another_publications_key_makes_none(world: World, api: Api) -> None:
    make_world("herald", "The Herald")
    key = writelane.run(actions.cut_key("herald", "the CMS", actor="staff:bob"))
    with nothing_written():
        answer = seen(api, headers={"Authorization": f"Bearer {key}"})
    assert (answer.status, answer.code) == (403, "foreign_origin")


def test_an_address_is_one_of_the_web(world: World, api: Api) -> None:
    for address in ("", "ferry", "javascript:1", "file:///etc/passwd", "https://", "a b"):
        with nothing_written():
            answer = seen(api, address, headers={"Origin": PAGE})
        assert answer.status in (403, 422)
        assert answer.code in ("foreign_origin", "invalid", "bad_address")


def test_a_crowd_at_first_sight_sees_one_story(transactional_db: None) -> None:
    make_world()
    writelane.close()

    async def crowd() -> list[Answer]:
        client = AsyncClient()
        seeing = (
            client.put(
                "/api/v1/publications/courier/stories",
                {"address": ADDRESS, "headline": "The ferry stays"},
                "application/json",
                headers={"Origin": PAGE},
            )
            for _reader in range(12)
        )
        return [Answer.of(response) for response in await asyncio.gather(*seeing)]

    answers = asyncio.run(crowd())
    assert [answer.status for answer in answers] == [200] * 12
    assert len({answer.body["slug"] for answer in answers}) == 1
