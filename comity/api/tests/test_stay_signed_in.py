"""A reader's browser keeps two tokens: one for minutes, one that gets the next two."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import signing

from comity.api.tests.conftest import Answer, Api
from comity.ground import clock, writelane
from comity.journal.record import of_kind
from comity.readers import actions, tokens
from comity.readers.sessions import sessions_of
from comity.readers.tokens import ACCESS, REFRESH, Bearer, Tokens
from tests.world import World, make_world

FIREFOX = "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
LATER = timedelta(minutes=1)


@pytest.fixture
def clock_at() -> Iterator[time_machine.Traveller]:
    """A clock that a test can put forward."""
    with time_machine.travel(clock.now(), tick=False) as travelling:
        yield travelling


def signed_in(world: World) -> Tokens:
    """Open a session of Alice's."""
    return writelane.run(lambda: actions.open_session(world.alice.reader, "Firefox"))


def refresh(api: Api, token: str) -> Answer:
    """Bring a refresh token."""
    return api.ask("POST", "/session/refresh", {"refresh": token})


def who(api: Api, world: World, token: str) -> Answer:
    """Ask who a token speaks for."""
    headers = {"Authorization": f"Bearer {token}"}
    return api.get(f"/stories/{world.story.slug}/me", headers=headers)


def test_a_refresh_token_gets_two_that_work(world: World, api: Api) -> None:
    answer = refresh(api, signed_in(world).refresh)
    assert answer.status == 200
    assert answer.body["expires_in"] == ACCESS
    assert answer.body["reader"]["name"] == "Alice"
    assert who(api, world, answer.body["token"]).body["reader"]["name"] == "Alice"
    assert refresh(api, answer.body["refresh"]).status == 200


def test_a_token_to_act_by_is_good_for_a_quarter_of_an_hour(
    world: World, api: Api, clock_at: time_machine.Traveller
) -> None:
    kept = signed_in(world)
    clock_at.shift(timedelta(seconds=ACCESS - 1))
    assert who(api, world, kept.access).status == 200
    clock_at.shift(timedelta(seconds=2))
    answer = who(api, world, kept.access)
    assert (answer.status, answer.code) == (401, "bad_token")
    assert refresh(api, kept.refresh).status == 200


def test_who_comes_back_after_a_season_is_not_known_any_more(
    world: World, api: Api, clock_at: time_machine.Traveller
) -> None:
    kept = signed_in(world)
    clock_at.shift(timedelta(seconds=REFRESH + 1))
    assert refresh(api, kept.refresh).code == "bad_token"
    assert sessions_of(world.alice.reader.id) == ()


def test_who_comes_back_within_it_goes_on_for_another(
    world: World, api: Api, clock_at: time_machine.Traveller
) -> None:
    token = signed_in(world).refresh
    for _season in range(3):
        clock_at.shift(timedelta(seconds=REFRESH - 1))
        token = refresh(api, token).body["refresh"]
    assert len(sessions_of(world.alice.reader.id)) == 1


def test_a_spent_token_ends_the_session_for_thief_and_robbed_alike(
    world: World, api: Api, clock_at: time_machine.Traveller
) -> None:
    stolen = signed_in(world).refresh
    own = refresh(api, stolen).body
    clock_at.shift(LATER)
    assert refresh(api, stolen).code == "bad_token"
    assert who(api, world, own["token"]).code == "bad_token"
    assert refresh(api, own["refresh"]).code == "bad_token"
    assert len(list(of_kind("reader.session_reused"))) == 1


def test_an_answer_that_was_lost_is_given_again(world: World, api: Api) -> None:
    kept = signed_in(world).refresh
    first, second = (refresh(api, kept) for _tab in range(2))
    assert (first.status, second.status) == (200, 200)
    assert refresh(api, second.body["refresh"]).status == 200


def test_a_token_of_two_turns_ago_is_spent_at_once(world: World, api: Api) -> None:
    kept = signed_in(world).refresh
    newest = refresh(api, refresh(api, kept).body["refresh"]).body
    assert refresh(api, kept).code == "bad_token"
    assert refresh(api, newest["refresh"]).code == "bad_token"


def test_signing_out_ends_this_session_and_no_other(world: World, api: Api) -> None:
    here, there = signed_in(world), signed_in(world)
    answer = api.ask("DELETE", "/session", headers={"Authorization": f"Bearer {here.access}"})
    assert answer.status == 204
    assert who(api, world, here.access).code == "bad_token"
    assert refresh(api, here.refresh).code == "bad_token"
    assert who(api, world, there.access).status == 200
    assert len(sessions_of(world.alice.reader.id)) == 1


def test_signing_out_everywhere_leaves_no_token_good(world: World, api: Api) -> None:
    here, there = signed_in(world), signed_in(world)
    bearer = {"Authorization": f"Bearer {here.access}"}
    assert api.ask("DELETE", "/session?everywhere=true", headers=bearer).status == 204
    for token in (here.access, there.access, world.alice.token):
        assert who(api, world, token).code == "bad_token"
    for token in (here.refresh, there.refresh):
        assert refresh(api, token).code == "bad_token"
    assert sessions_of(world.alice.reader.id) == ()


def test_the_old_token_beside_the_refresh_token_does_no_harm(
    world: World, api: Api, clock_at: time_machine.Traveller
) -> None:
    kept = signed_in(world)
    clock_at.shift(timedelta(seconds=ACCESS + 1))
    old = {"Authorization": f"Bearer {kept.access}"}
    answer = api.ask("POST", "/session/refresh", {"refresh": kept.refresh}, headers=old)
    assert answer.status == 200


def test_a_guest_is_known_by_the_answer_to_the_first_post(world: World, api: Api) -> None:
    first = api.post(world, "I am new here.", name="Dora").body
    assert who(api, world, first["token"]).body["reader"]["name"] == "Dora"
    again = api.ask(
        "POST", "/session/refresh", {"refresh": first["refresh"]}, headers={"User-Agent": FIREFOX}
    ).body
    (own,) = who(api, world, again["token"]).body["comments"]
    assert own["text"] == "I am new here."
    bearer = tokens.read(again["token"])
    (session,) = sessions_of(bearer.reader)
    assert session.device == "Firefox · Android"


def test_a_guest_who_signs_out_before_coming_back_is_out(world: World, api: Api) -> None:
    first = api.post(world, "I am new here.", name="Dora").body
    bearer = {"Authorization": f"Bearer {first['token']}"}
    assert api.ask("DELETE", "/session", headers=bearer).status == 204
    assert who(api, world, first["token"]).code == "bad_token"
    assert refresh(api, first["refresh"]).code == "bad_token"


def test_who_is_known_is_told_no_tokens(world: World, api: Api) -> None:
    answer = api.post(world, "Mine.", world.alice).body
    assert (answer["token"], answer["refresh"]) == (None, None)


def _of_another_publication(world: World) -> str:
    other = make_world("gazette", "The Gazette")
    return other.alice.token


def _of_nobody(world: World) -> str:
    return tokens.issue(Bearer(world.story.id, "courier", 0))


def _of_another_salt(world: World) -> str:
    return signing.dumps([world.alice.reader.id.hex, "courier", 0, "", 0], salt="else")


def _changed(world: World) -> str:
    body, at, signature = world.alice.token.split(":")
    return ":".join((body[:-2] + "AA", at, signature))


def _unsigned(_world: World) -> str:
    return "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9."


def _refresh_token(world: World) -> str:
    return signed_in(world).refresh


def _misshapen(_world: World) -> str:
    return signing.dumps({"reader": 1}, salt="comity.readers.access")


FALSE = (
    _of_another_publication,
    _of_nobody,
    _of_another_salt,
    _changed,
    _unsigned,
    _refresh_token,
    _misshapen,
    lambda _world: "x" * 5000,
    lambda world: world.alice.token[:-1],
    lambda world: world.alice.token + "A",
)


@pytest.mark.parametrize("false", FALSE)
def test_a_false_token_proves_nothing(world: World, api: Api, false: Any) -> None:
    token = false(world)
    answer = who(api, world, token)
    assert (answer.status, answer.code) == (401, "bad_token")
    assert answer.headers["www-authenticate"].startswith("Bearer")
    said = api.ask(
        "POST",
        f"/stories/{world.story.slug}/comments",
        {"text": "As somebody else."},
        headers={"Authorization": f"Bearer {token}", "Idempotency-Key": "k" * 20},
    )
    assert said.code == "bad_token"


@pytest.mark.parametrize("token", ["", "x", "a:b:c", json.dumps({}), "\u200b" * 9])
def test_nonsense_refreshes_nothing(world: World, api: Api, token: str) -> None:
    assert refresh(api, token).code == "bad_token"


def test_a_token_to_act_by_refreshes_nothing(world: World, api: Api) -> None:
    assert refresh(api, signed_in(world).access).code == "bad_token"


def test_no_cookie_signs_anybody_in(world: World, api: Api) -> None:
    kept = signed_in(world)
    cookie = {"Cookie": f"token={kept.access}; comity-session={kept.access}"}
    assert api.get(f"/stories/{world.story.slug}/me", headers=cookie).code == "token_missing"
