"""The publisher's own readers sign on with a token of its site; everything else is refused."""

import base64
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import jwt
import pytest
import time_machine
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from comity.api.tests.conftest import CORALS, Answer, Api, Site, nothing_written
from comity.ground import clock, writelane
from comity.readers import actions
from comity.readers.models import Reader
from tests.publisher import EC, GRETA, RSA, Provider, claims, jwk, signed
from tests.world import World


def by(answer: Answer) -> dict[str, str]:
    return {"Authorization": f"Bearer {answer.body['token']}"}


def test_a_token_made_for_coral_lets_its_reader_speak_under_their_name(
    site: Site, world: World, api: Api
) -> None:
    answer = site.vouches({**GRETA, "badges": ["Subscriber"], "url": "https://courier.example/me"})
    assert answer.status == 200
    assert answer.body["account"] == "https://courier.example/me"
    assert (answer.body["reader"]["name"], answer.body["reader"]["badge"]) == (
        "Greta Moss",
        "Subscriber",
    )
    posted = api.ask(
        "POST",
        f"/stories/{world.story.slug}/comments",
        {"text": "Mend it, please."},
        headers={**by(answer), "Idempotency-Key": "k" * 16},
    )
    assert (posted.status, posted.body["comment"]["name"]) == (201, "Greta Moss")
    row = Reader.objects.get(origin="sso:r-17")
    assert (row.kind, row.email) == ("sso", "greta@example.org")
    assert row.email_proved_at is not None
    assert "greta@" not in json.dumps(posted.body).lower()


def test_the_same_reader_comes_again_as_the_same(site: Site) -> None:
    first, again = site.vouches(), site.vouches()
    assert first.body["reader"]["id"] == again.body["reader"]["id"]
    assert first.body["token"] != again.body["token"]


def test_a_newer_token_brings_the_reader_up_to_date_and_an_older_one_does_not(site: Site) -> None:
    now = int(clock.now().timestamp())
    site.vouches({**GRETA, "badges": ["Subscriber"]}, iat=now)
    older = site.vouches({**GRETA, "username": "Greta of old"}, iat=now - 60)
    assert older.body["reader"]["name"] == "Greta Moss"
    newer = site.vouches({**GRETA, "username": "Greta Marsh"}, iat=now + 60)
    assert newer.body["reader"]["name"] == "Greta Marsh"
    assert newer.body["reader"]["badge"] == "Subscriber", "what is absent is not overwritten"
    assert site.vouches({**GRETA, "badges": []}, iat=now + 61).body["reader"]["badge"] == ""


@pytest.mark.parametrize(("role", "badge"), [("STAFF", "Staff"), ("ADMIN", "Admin")])
def test_who_works_for_the_site_is_shown_so_and_keeps_their_name(
    site: Site, api: Api, world: World, role: str, badge: str
) -> None:
    answer = site.vouches({**GRETA, "role": role})
    assert answer.body["reader"]["badge"] == badge
    assert api.post(world, "I imitate.", name="Gretа Moss").code == "name_of_staff"
    assert site.vouches({**GRETA, "role": "COMMENTER"}).body["reader"]["badge"] == ""


def test_a_role_in_a_token_opens_no_desk(site: Site) -> None:
    from django.test import Client

    answer = site.vouches({**GRETA, "role": "ADMIN"})
    assert Client(headers=by(answer)).get("/desk/courier/").status_code == 302


def test_two_of_one_name_are_told_apart(site: Site) -> None:
    site.vouches()
    other = site.vouches({**GRETA, "id": "r-18", "email": "g2@example.org"})
    assert other.body["reader"]["name"] == "Greta Moss (2)"
    again = site.vouches({**GRETA, "id": "r-18", "email": "g2@example.org"})
    assert again.body["reader"]["name"] == "Greta Moss (2)"


def test_tokens_without_an_end_or_without_a_beginning_are_taken(site: Site) -> None:
    assert site.vouches(exp=None).status == 200
    assert site.vouches(iat=None).status == 200


def none(told: dict[str, Any]) -> str:
    """Return a token whose header says that it need not be signed."""
    return jwt.encode(told, "", algorithm="none")


def by_public_key(told: dict[str, Any]) -> str:
    """Return a token that takes the provider's public key, which all know, for a secret."""
    pem = RSA.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return _forged(told, pem)


def by_modulus(told: dict[str, Any]) -> str:
    """Return a token whose secret is the public key as the JWK set writes it."""
    return _forged(told, jwk(RSA, "one")["n"].encode())


def _forged(told: dict[str, Any], secret: bytes) -> str:
    import hmac

    head = _part({"alg": "HS256", "typ": "JWT", "kid": "one"})
    body = f"{head}.{_part(told)}"
    mac = hmac.digest(secret, body.encode(), "sha256")
    return f"{body}.{base64.urlsafe_b64encode(mac).decode().rstrip('=')}"


def _part(told: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


def with_other_payload(told: dict[str, Any]) -> str:
    """Return a good token whose middle was exchanged."""
    head, _middle, tail = signed(told, CORALS).split(".")
    return f"{head}.{_part({**told, 'user': {**GRETA, 'id': 'r-1', 'role': 'ADMIN'}})}.{tail}"


def with_own_key(told: dict[str, Any]) -> str:
    """Return a token that brings the key along which is to check it (RFC 8725, section 3.10)."""
    own = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return jwt.encode(told, own, algorithm="RS256", headers={"jwk": jwk(own, "one"), "kid": "one"})


HOUR, SIX = 3600, 6 * 60

REFUSED: dict[str, tuple[Callable[[dict[str, Any]], str] | None, dict[str, Any], str]] = {
    "algorithm none": (none, {}, "algorithm_refused"),
    "a public key for a secret": (by_public_key, {}, "signature_refused"),
    "a public modulus for a secret": (by_modulus, {}, "signature_refused"),
    "a key of its own": (with_own_key, {}, "signature_refused"),
    "another payload": (with_other_payload, {}, "signature_refused"),
    "another secret": (lambda told: signed(told, "x" * 64), {}, "signature_refused"),
    "HS512": (lambda told: signed(told, CORALS, "HS512"), {}, "algorithm_refused"),
    "expired": (None, {"iat": -2 * HOUR, "exp": -HOUR}, "token_expired"),
    "skewed by six minutes: past": (None, {"iat": -HOUR, "exp": -SIX}, "token_expired"),
    "skewed by six minutes: future": (None, {"iat": SIX, "exp": HOUR}, "token_early"),
    "not yet": (None, {"nbf": SIX}, "token_early"),
    "two days old, without an end": (None, {"iat": -48 * HOUR, "exp": None}, "token_expired"),
    "undated": (None, {"iat": None, "exp": None}, "token_undated"),
    "no moment": (None, {"exp": "soon"}, "not_a_token"),
    "an infinite moment": (None, {"exp": float("inf")}, "not_a_token"),
    "wrong audience": (None, {"aud": "gazette"}, "wrong_audience"),
    "wrong audiences": (None, {"aud": ["gazette", 7]}, "wrong_audience"),
    "no user": (None, {"user": {}}, "claim_missing"),
    "no id": (None, {"user": {**GRETA, "id": " "}}, "claim_missing"),
    "no e-mail": (None, {"user": {"id": "1", "username": "G"}}, "claim_missing"),
    "no name": (None, {"user": {"id": "1", "email": "g@example.org"}}, "claim_missing"),
    "a role that is none": (None, {"user": {**GRETA, "role": "OWNER"}}, "claim_missing"),
    "badges that are none": (None, {"user": {**GRETA, "badges": [1]}}, "claim_missing"),
    "a mail header": (
        None,
        {"user": {**GRETA, "email": "g@example.org\r\nBcc: all@example.org"}},
        "bad_email",
    ),
    "a name that imitates staff": (None, {"user": {**GRETA, "username": "Воb"}}, "name_of_staff"),
    "a name that hides": (None, {"user": {**GRETA, "username": "\u200b\u200b"}}, "invisible"),
    "no token": (lambda _told: "Greta, let me in", {}, "not_a_token"),
    "an endless one": (lambda told: signed(told, CORALS) + "A" * 20_000, {}, "not_a_token"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_no_other_token_opens_anything(site: Site, provider: Provider, case: str) -> None:
    make, changed, code = REFUSED[case]
    now = int(clock.now().timestamp())
    moved: dict[str, Any] = {
        name: now + value if isinstance(value, int) else value for name, value in changed.items()
    }
    told = claims(moved.pop("user", GRETA), **moved)
    token = make(told) if make else signed(told, CORALS)
    with nothing_written():
        answer = site.presents(token)
    assert answer.code == code
    assert answer.status in (401, 422)


def test_a_clock_four_minutes_off_is_borne(site: Site) -> None:
    now = int(clock.now().timestamp())
    assert site.vouches(iat=now + 240).status == 200
    assert site.vouches(iat=now - HOUR, exp=now - 240).status == 200


def test_a_token_opens_one_session_and_no_second_one(site: Site) -> None:
    for jti in ("once", None):
        token = signed(claims(jti=jti), CORALS)
        assert site.presents(token).status == 200
        with nothing_written():
            assert site.presents(token).code == "token_replayed"


def test_another_signature_of_the_same_words_is_the_same_token(
    site: Site, provider: Provider
) -> None:
    token = signed(claims(aud="courier", jti=None), EC, "ES256", "two")
    assert site.presents(token).status == 200
    body, _dot, signature = token.rpartition(".")
    raw = base64.urlsafe_b64decode(signature + "==")
    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    mirrored = raw[:32] + (order - int.from_bytes(raw[32:], "big")).to_bytes(32, "big")
    twin = f"{body}.{base64.urlsafe_b64encode(mirrored).decode().rstrip('=')}"
    assert twin != token
    assert site.presents(twin).code == "token_replayed"


def test_a_token_that_is_replayed_after_its_end_has_expired(site: Site) -> None:
    token = signed(claims(), CORALS)
    assert site.presents(token).status == 200
    with time_machine.travel(clock.now() + timedelta(hours=2), tick=False):
        assert site.presents(token).code == "token_expired"


def test_a_site_that_gives_each_page_the_same_token_can_say_so(site: Site, world: World) -> None:
    world.settle(sso_once=False)
    token = signed(claims(), CORALS)
    assert [site.presents(token).status for _each in range(3)] == [200] * 3


def test_a_page_of_another_site_can_present_nothing(site: Site) -> None:
    token = signed(claims(), CORALS)
    assert site.presents(token, origin="https://evil.example").code == "foreign_origin"
    assert site.presents(token).status == 200


def test_one_publications_token_is_none_of_anothers(site: Site, api: Api) -> None:
    from tests.world import make_world

    make_world("gazette", "The Gazette")
    write = actions.cut_signing_key("gazette", "own", actor="staff:1")
    writelane.run(write)
    body = {"token": signed(claims(), CORALS)}
    answer = api.ask("POST", "/publications/gazette/session", body)
    assert answer.code == "signature_refused"


def test_a_publication_without_a_key_takes_no_token(world: World, api: Api) -> None:
    body = {"token": signed(claims(), CORALS)}
    answer = api.ask("POST", "/publications/courier/session", body)
    assert (answer.status, answer.code) == (409, "no_sign_on")


def test_keys_are_changed_without_a_gap(site: Site) -> None:
    cut = writelane.run(actions.cut_signing_key("courier", "own", actor="staff:1"))
    assert site.presents(signed(claims(), cut.secret)).status == 200
    assert site.vouches().status == 200, "the former key is good for a while"
    with time_machine.travel(clock.now() + timedelta(days=31), tick=False):
        assert site.presents(signed(claims(), cut.secret)).status == 200
        assert site.vouches().code == "signature_refused"


def test_a_revoked_key_signs_nothing_any_more(site: Site) -> None:
    cut = writelane.run(actions.cut_signing_key("courier", "own", actor="staff:1"))
    writelane.run(actions.revoke_signing_key("courier", cut.id, actor="staff:1"))
    assert site.presents(signed(claims(), cut.secret)).code == "signature_refused"
