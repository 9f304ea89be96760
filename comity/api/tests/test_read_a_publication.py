"""A page asks what it must know of the newsroom and of its stories."""

from comity.api.tests.conftest import Api
from tests.world import World, make_world


def test_a_publication_tells_its_name_and_settings(world: World, api: Api) -> None:
    world.settle(length=900, downvotes=False)
    answer = api.get("/publications/courier")
    assert answer.status == 200
    assert answer.body["name"] == "The Courier"
    assert answer.body["settings"]["length"] == 900
    assert answer.body["settings"]["downvotes"] is False
    assert "rules" not in answer.body["settings"]
    assert answer.headers["cache-control"].startswith("public")


def test_it_does_not_know_another_publication(world: World, api: Api) -> None:
    answer = api.get("/publications/nobody")
    assert (answer.status, answer.code) == (404, "no_such_publication")


def test_a_story_tells_what_is_known_of_it(world: World, api: Api) -> None:
    answer = api.get(f"/stories/{world.story.slug}")
    assert answer.status == 200
    assert answer.body["byline"] == "Dana Marsh"
    assert answer.body["state"] == "open"
    assert "<blockquote>" in answer.body["html"]


def test_counts_come_by_address_and_none_is_nought(world: World, api: Api) -> None:
    world.says("One.")
    known = world.story.address
    answer = api.get(
        f"/publications/courier/counts?address={known}%3Futm_source=x&address={known}"
        "&address=https://courier.example/other&address=nonsense"
    )
    assert answer.status == 200
    assert answer.body["counts"] == {
        f"{known}?utm_source=x": 1,
        known: 1,
        "https://courier.example/other": 0,
        "nonsense": 0,
    }


def test_stories_are_counted_by_their_slugs_too(world: World, api: Api) -> None:
    world.says("One.")
    slug, address = world.story.slug, world.story.address
    answer = api.get(f"/publications/courier/counts?address={slug}&address={address}")
    assert answer.body["counts"] == {slug: 1, address: 1}


def test_counts_are_one_publications_alone(world: World, api: Api) -> None:
    elsewhere = make_world("herald", "The Herald")
    elsewhere.says("One.")
    answer = api.get(f"/publications/courier/counts?address={elsewhere.story.address}")
    assert answer.body["counts"] == {elsewhere.story.address: 0}


def test_it_does_not_count_more_than_a_hundred_at_once(world: World, api: Api) -> None:
    many = "&".join(f"address=https://courier.example/{number}" for number in range(101))
    answer = api.get(f"/publications/courier/counts?{many}")
    assert (answer.status, answer.code) == (422, "invalid")
    assert "100" in answer.body["detail"]


def test_an_address_holds_no_null(world: World, api: Api) -> None:
    answer = api.get("/publications/courier/counts?address=https://courier.example/%00")
    assert (answer.status, answer.code) == (422, "invalid")
