"""Everybody reads a thread."""

import pytest

from comity.api.tests.conftest import Api
from comity.comments.paging import SIZE
from tests.world import World


def test_a_page_holds_the_thread_with_its_replies(world: World, api: Api) -> None:
    first = world.says("Mend it.")
    world.says("With what money?", world.charlie, first)
    answer = api.get(f"/stories/{world.story.slug}/comments?order=oldest")
    assert answer.status == 200
    assert (answer.body["order"], answer.body["page"], answer.body["pages"]) == ("oldest", 1, 1)
    assert answer.body["count"] == 2
    assert answer.body["version"] == world.now().version
    (root,) = answer.body["comments"]
    assert root["html"] == "<p>Mend it.</p>"
    assert [reply["html"] for reply in root["replies"]] == ["<p>With what money?</p>"]
    assert root["more"] is False


def test_without_an_order_it_opens_as_the_publication_wants(world: World, api: Api) -> None:
    world.settle(order="oldest")
    answer = api.get(f"/stories/{world.story.slug}/comments")
    assert answer.body["order"] == "oldest"


def test_a_conversation_has_a_page_of_its_own(world: World, api: Api) -> None:
    first = world.says("Mend it.")
    world.says("With what money?", world.charlie, first)
    answer = api.get(f"/stories/{world.story.slug}/comments?order=thread-{first.number}")
    (focus,) = answer.body["comments"]
    assert focus["number"] == first.number
    assert len(focus["replies"]) == 1


def test_a_comment_says_on_which_page_it_stands(world: World, api: Api) -> None:
    for count in range(2 * SIZE):
        world.says(f"Thought number {count}, and quite another one.", world.bob)
    answer = api.get(f"/stories/{world.story.slug}/comments/{SIZE + 1}")
    assert answer.body["where"] == {"order": "oldest", "page": 2}
    page = api.get(f"/stories/{world.story.slug}/comments?order=oldest&page=2")
    assert answer.body["id"] in [comment["id"] for comment in page.body["comments"]]


def test_what_is_nobodys_business_is_not_told(world: World, api: Api) -> None:
    world.says("Mend it.")
    answer = api.get(f"/stories/{world.story.slug}/comments")
    told = set(answer.body["comments"][0])
    assert not told & {"source", "text", "reader", "reason", "findings", "origin", "fingerprint"}


def test_pages_of_every_site_may_read_it_and_caches_keep_it_shortly(world: World, api: Api) -> None:
    answer = api.get(
        f"/stories/{world.story.slug}/comments", headers={"Origin": "https://elsewhere.example"}
    )
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cache-control"].startswith("public, max-age=")


@pytest.mark.parametrize("order", ["loudest", "thread-", "thread-x", "thread-" + "9" * 20])
def test_it_does_not_know_another_order(world: World, api: Api, order: str) -> None:
    answer = api.get(f"/stories/{world.story.slug}/comments?order={order}")
    assert (answer.status, answer.code) == (404, "unknown_order")


@pytest.mark.parametrize("page", [2, -1, 10**12, 10**30])
def test_it_does_not_have_another_page(world: World, api: Api, page: int) -> None:
    answer = api.get(f"/stories/{world.story.slug}/comments?order=oldest&page={page}")
    assert (answer.status, answer.code) == (404, "no_such_page")


@pytest.mark.parametrize("page", ["one", "1.5", "9" * 5000, ""])
def test_a_page_is_a_number(world: World, api: Api, page: str) -> None:
    answer = api.get(f"/stories/{world.story.slug}/comments?page={page}")
    assert (answer.status, answer.code) == (422, "invalid")
    assert answer.body["errors"][0]["name"] == "page"


@pytest.mark.parametrize("number", ["99", "9" * 30, "9" * 5000, "-1", "x"])
def test_it_does_not_have_another_comment(world: World, api: Api, number: str) -> None:
    answer = api.get(f"/stories/{world.story.slug}/comments/{number}")
    assert answer.status == 404
    assert answer.code in ("no_such_comment", "not_found")
