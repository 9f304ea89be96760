"""A page that embeds a discussion says which story it is about."""

from comity.api.tests.conftest import Answer, Api, nothing_written
from comity.ground import writelane
from comity.publications import actions
from comity.stories.queries import story
from tests.world import World, make_world

PAGE = "https://courier.example"
ADDRESS = "https://courier.example/2026/ferry"


async def seen(api: Api, address: str = ADDRESS, headline: str = "", **headers: str) -> Answer:
    body = {"address": address, "headline": headline}
    return await api.ask("PUT", "/publications/courier/stories", body, **headers)


async def test_a_story_is_made_on_first_sight(world: World, api: Api) -> None:
    answer = await seen(api, headline="The ferry stays", Origin=PAGE)
    assert answer.status == 200
    assert answer.body["headline"] == "The ferry stays"
    assert (answer.body["count"], answer.body["state"]) == (0, "open")
    assert story(answer.body["slug"]).address == ADDRESS


async def test_it_is_the_same_story_at_second_sight(world: World, api: Api) -> None:
    first = await seen(api, headline="The ferry stays", Origin=PAGE)
    with nothing_written():
        second = await seen(api, ADDRESS + "?utm_source=mail#top", "Another title", Origin=PAGE)
    assert second.body == first.body


async def test_a_headline_from_a_page_is_made_fit_to_show(world: World, api: Api) -> None:
    answer = await seen(api, headline="  The\u202e ferry\u200b \n stays ", Origin=PAGE)
    assert answer.body["headline"] == "The ferry stays"


async def test_a_story_without_a_headline_goes_by_its_address(world: World, api: Api) -> None:
    answer = await seen(api, headline="\u200b", Origin=PAGE)
    assert answer.body["headline"] == ADDRESS


async def test_it_does_not_make_stories_for_foreign_pages(world: World, api: Api) -> None:
    for page in ("https://elsewhere.example", "http://courier.example", "null"):
        with nothing_written():
            answer = await seen(api, Origin=page)
        assert (answer.status, answer.code) == (403, "foreign_origin")
        assert "access-control-allow-origin" not in answer.headers


async def test_it_does_not_make_stories_of_foreign_addresses(world: World, api: Api) -> None:
    with nothing_written():
        answer = await seen(api, "https://elsewhere.example/1", Origin=PAGE)
    assert (answer.status, answer.code) == (403, "foreign_origin")


async def test_it_does_not_make_stories_for_nobody(world: World, api: Api) -> None:
    with nothing_written():
        answer = await seen(api)
    assert (answer.status, answer.code) == (403, "foreign_origin")


async def test_the_publishers_machine_makes_them_by_its_key(world: World, api: Api) -> None:
    key = writelane.run(actions.cut_key("courier", "the CMS", actor="staff:bob"))
    answer = await seen(api, Authorization=f"Bearer {key}")
    assert answer.status == 200


async def test_another_publications_key_makes_none(world: World, api: Api) -> None:
    make_world("herald", "The Herald")
    key = writelane.run(actions.cut_key("herald", "the CMS", actor="staff:bob"))
    with nothing_written():
        answer = await seen(api, Authorization=f"Bearer {key}")
    assert (answer.status, answer.code) == (403, "foreign_origin")


async def test_an_address_is_one_of_the_web(world: World, api: Api) -> None:
    for address in ("", "ferry", "javascript:1", "file:///etc/passwd", "https://", "a b"):
        with nothing_written():
            answer = await seen(api, address, Origin=PAGE)
        assert answer.status in (403, 422)
        assert answer.code in ("foreign_origin", "invalid", "bad_address")
