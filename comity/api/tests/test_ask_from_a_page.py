"""Pages of the web ask: the publication's own, Comity's own, and foreign ones."""

from django.conf import settings

from comity.api.tests.conftest import Api, nothing_written
from tests.world import World

OURS = "https://courier.example"
FOREIGN = "https://elsewhere.example"


def test_the_publications_page_may_write_and_read_the_answer(world: World, api: Api) -> None:
    comment = world.says("Mend it.")
    for page in (OURS, settings.PUBLIC_URL):
        answer = api.ask(
            "PUT",
            f"/comments/{comment.id}/vote",
            {"value": 1},
            world.charlie,
            headers={"Origin": page},
        )
        assert answer.status == 200
        assert answer.headers["access-control-allow-origin"] == page
        assert "Origin" in answer.headers["vary"]


def test_a_page_is_not_comitys_own_because_the_request_calls_the_server_so(
    world: World, api: Api
) -> None:
    body = {"publication": "courier", "text": "Spam."}
    answer = api.ask("POST", "/preview", body, headers={"Origin": "http://testserver"})
    assert (answer.status, answer.code) == (403, "foreign_origin")


def test_no_cookie_goes_along(world: World, api: Api) -> None:
    answer = api.get(f"/stories/{world.story.slug}/me", world.alice, headers={"Origin": OURS})
    assert "access-control-allow-credentials" not in answer.headers
    assert "set-cookie" not in answer.headers


def test_a_refusal_can_be_read_by_the_publications_page(world: World, api: Api) -> None:
    comment = world.says("Mine.")
    answer = api.ask(
        "PUT", f"/comments/{comment.id}/vote", {"value": 1}, world.alice, headers={"Origin": OURS}
    )
    assert answer.code == "own_comment"
    assert answer.headers["access-control-allow-origin"] == OURS


def test_it_does_not_let_a_foreign_page_write(world: World, api: Api) -> None:
    comment = world.says("Mend it.")
    asked = [
        ("POST", f"/stories/{world.story.slug}/comments", {"text": "Spam."}),
        ("PATCH", f"/comments/{comment.id}", {"text": "Spam."}),
        ("DELETE", f"/comments/{comment.id}", None),
        ("PUT", f"/comments/{comment.id}/vote", {"value": 1}),
        ("POST", "/preview", {"publication": "courier", "text": "Spam."}),
        ("GET", f"/stories/{world.story.slug}/me", None),
    ]
    for method, path, body in asked:
        for page in (FOREIGN, "null", "https://courier.example.evil.example"):
            with nothing_written():
                answer = api.ask(method, path, body, world.alice, headers={"Origin": page})
            assert (answer.status, answer.code) == (403, "foreign_origin")
            assert answer.headers["access-control-allow-origin"] == page
            assert "access-control-allow-credentials" not in answer.headers


def test_a_browser_may_ask_first(world: World, api: Api) -> None:
    answer = api.ask(
        "OPTIONS",
        f"/stories/{world.story.slug}/comments",
        headers={
            "Origin": OURS,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization,content-type,idempotency-key",
        },
    )
    assert answer.status == 204
    assert answer.headers["access-control-allow-origin"] == OURS
    assert "POST" in answer.headers["access-control-allow-methods"]
    for name in ("authorization", "content-type", "idempotency-key"):
        assert name in answer.headers["access-control-allow-headers"]


def test_a_foreign_page_may_ask_first_so_that_it_can_read_the_refusal(
    world: World, api: Api
) -> None:
    answer = api.ask(
        "OPTIONS", f"/stories/{world.story.slug}/comments", headers={"Origin": FOREIGN}
    )
    assert answer.status == 204
    assert answer.headers["access-control-allow-origin"] == FOREIGN
    assert "access-control-allow-credentials" not in answer.headers


def test_a_page_that_has_mistyped_its_publication_can_read_so(world: World, api: Api) -> None:
    body = {"address": f"{OURS}/seal", "headline": "A seal"}
    for page in (OURS, FOREIGN):
        answer = api.ask("PUT", "/publications/curier/stories", body, headers={"Origin": page})
        assert (answer.status, answer.code) == (404, "no_such_publication")
        assert answer.headers["access-control-allow-origin"] == page
        assert "access-control-allow-credentials" not in answer.headers


def test_a_foreign_page_can_read_no_other_refusal(world: World, api: Api) -> None:
    answer = api.ask(
        "POST", "/stories/nowhere/comments", {"text": "Spam."}, headers={"Origin": FOREIGN}
    )
    assert (answer.status, answer.code) == (404, "no_such_story")
    assert "access-control-allow-origin" not in answer.headers


def test_a_preview_is_for_pages_of_any_publication(world: World, api: Api) -> None:
    answer = api.ask("OPTIONS", "/preview", headers={"Origin": OURS})
    assert answer.status == 204


def test_djangos_csrf_check_has_nothing_to_guard_here(world: World, api: Api) -> None:
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post(
        "/api/v1/preview", {"publication": "courier", "text": "Hello."}, "application/json"
    )
    assert response.status_code == 200
