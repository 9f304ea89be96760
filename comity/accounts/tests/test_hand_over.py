"""What the pop-up hands over is good once, for a minute, for the page that opened it."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from comity.accounts.tests.conftest import ORIGIN, Popup
from comity.ground import clock, writelane
from comity.publications.actions import allow_origin
from comity.readers import actions
from comity.readers.handover import seal
from comity.readers.models import Session
from comity.readers.queries import reader_by_id
from tests.world import World, make_world


@pytest.fixture
def code(popup: Popup) -> str:
    """What the pop-up hands over for Ada."""
    return popup.handed(popup.joins("ada@example.org", "Ada"))["code"]


def test_it_is_handed_to_the_origin_that_asked_and_no_other(popup: Popup) -> None:
    page = popup.joins("ada@example.org", "Ada")
    handed = popup.handed(page)
    assert (handed["origin"], handed["state"]) == (ORIGIN, popup.state)
    assert "*" not in handed["origin"]


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "https://courier.example.evil.example",
        "https://courier.example:8443",
        "http://courier.example",
        "https://courier.example/path",
        "https://COURIER.example",
        "https://user@courier.example",
        "null",
        "*",
        "javascript:alert(1)",
    ],
)
def test_no_other_origin_gets_as_far_as_a_question(popup: Popup, origin: str) -> None:
    popup.joins("ada@example.org", "Ada")
    popup.origin = origin
    for place in ("", "done/", "name/"):
        page = popup.get(place)
        assert page.status_code == 403, place
        assert "data-code" not in page.content.decode()


@pytest.mark.parametrize(
    "change", [{"challenge": "short"}, {"challenge": ""}, {"state": "x"}, {"state": "<script>" * 4}]
)
def test_an_errand_that_is_not_whole_is_refused(popup: Popup, change: dict[str, str]) -> None:
    page = popup.get("", **change)
    assert page.status_code == 403
    assert "Please sign in from the page with the comments." in page.content.decode()


def test_the_page_that_asked_gets_tokens_that_work(popup: Popup, code: str, world: World) -> None:
    answer = popup.exchange(code)
    assert answer.status_code == 200
    assert answer["Access-Control-Allow-Origin"] == ORIGIN
    assert answer["Cache-Control"] == "no-store"
    bearer = {"Authorization": f"Bearer {answer.json()['token']}"}
    me = popup.client.get(f"/api/v1/stories/{world.story.slug}/me", headers=bearer)
    assert me.json()["reader"]["name"] == "Ada"


def _code(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def test_another_page_of_the_publication_cannot_use_it(popup: Popup, code: str) -> None:
    writelane.run(allow_origin("courier", "https://other.example", actor="system"))
    assert _code(popup.exchange(code, origin="https://other.example")) == (403, "bad_code")


def test_a_page_of_no_publication_cannot_use_it(popup: Popup, code: str) -> None:
    assert _code(popup.exchange(code, origin="https://evil.example")) == (403, "foreign_origin")


@pytest.mark.parametrize("verifier", ["", "x", "y" * 43, "\ud800"])
def test_who_does_not_know_the_secret_cannot_use_it(popup: Popup, code: str, verifier: str) -> None:
    assert _code(popup.exchange(code, verifier=verifier)) == (403, "bad_code")
    assert not Session.objects.exists()


def test_it_is_good_for_a_minute(popup: Popup, code: str) -> None:
    with time_machine.travel(clock.now() + timedelta(seconds=61)):
        assert _code(popup.exchange(code)) == (403, "bad_code")


def test_used_twice_it_ends_what_it_began(popup: Popup, code: str, world: World) -> None:
    first = popup.exchange(code).json()
    assert _code(popup.exchange(code)) == (403, "bad_code")
    bearer = {"Authorization": f"Bearer {first['token']}"}
    me = popup.client.get(f"/api/v1/stories/{world.story.slug}/me", headers=bearer)
    assert _code(me) == (401, "bad_token")


def test_it_opens_nothing_once_the_reader_has_signed_out_everywhere(
    popup: Popup, code: str
) -> None:
    told = popup.exchange(code).json()
    late = popup.handed(popup.get())["code"]
    reader = reader_by_id(told["reader"]["id"])
    writelane.run(actions.end_all_sessions(reader))
    assert _code(popup.exchange(late)) == (401, "bad_token")


@pytest.mark.parametrize("harm", [lambda code: code[:-1], lambda code: "", lambda code: "a:b:c"])
def test_a_code_that_is_none_is_refused(popup: Popup, code: str, harm: Any) -> None:
    assert _code(popup.exchange(harm(code))) == (403, "bad_code")


def test_a_refresh_token_is_no_code(popup: Popup, code: str) -> None:
    assert _code(popup.exchange(popup.exchange(code).json()["refresh"])) == (403, "bad_code")


def test_the_pages_keep_their_opener_and_no_frame(popup: Popup) -> None:
    for page in (popup.get(), popup.get("code/"), popup.client.post("/accounts/courier/leave/")):
        assert page["Cross-Origin-Opener-Policy"] == "unsafe-none"
        assert page["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
        assert page["Cache-Control"] == "no-store"


def test_a_publication_without_accounts_has_no_door(popup: Popup, world: World) -> None:
    world.settle(accounts=False)
    page = popup.get()
    assert page.status_code == 403
    assert "Readers have no accounts here." in page.content.decode()


def test_a_reader_of_one_publication_is_a_new_one_in_the_next(popup: Popup, world: World) -> None:
    popup.joins("ada@example.org", "Ada")
    make_world("gazette", "The Gazette")
    popup.publication = "gazette"
    assert "By which name will you write?" in popup.get().content.decode()
    page = popup.post("name/", name="Ada of the harbour")
    assert popup.exchange(popup.handed(page)["code"]).json()["reader"]["name"] == (
        "Ada of the harbour"
    )


def test_the_handover_is_nobodys_who_only_looks_at_the_page(popup: Popup) -> None:
    stranger = Popup(popup.mails)
    page = stranger.get("done/")
    assert "Your e-mail address" in page.content.decode()
    assert "data-code" not in page.content.decode()


def test_a_code_for_a_reader_who_is_gone_opens_nothing(popup: Popup, world: World) -> None:
    from comity.readers.handover import challenge_of

    gone = world.alice.reader.__class__(**{**vars(world.alice.reader), "epoch": 9})
    code = seal(gone, ORIGIN, challenge_of(popup.verifier))
    assert _code(popup.exchange(code)) == (401, "bad_token")
