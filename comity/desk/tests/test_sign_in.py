"""Staff sign in with a password and, where they set one up, a second factor."""

import time

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.contrib.auth import get_user_model
from django.test import Client

from comity.desk.staff import engage
from comity.readers.roles import Role
from tests.world import World

PASSWORD = "a-long-password"


@pytest.fixture
def maud(world: World) -> Client:
    """A browser on whose keyboard Maud, an editor, is about to type."""
    engage("maud", PASSWORD, Role.EDITOR, "courier")
    return Client(headers={"Sec-Fetch-Site": "same-origin"})


def _signs_in(client: Client, password: str = PASSWORD) -> str:
    answer = client.post("/desk/sign-in/", {"login": "maud", "password": password})
    return str(answer.headers.get("Location", answer.status_code))


def _is_in(client: Client) -> bool:
    return client.get("/desk/courier/held/").status_code == 200


def test_who_knows_the_password_gets_to_the_desk(maud: Client) -> None:
    assert _signs_in(maud) == "/desk/"
    assert _is_in(maud)
    maud.post("/desk/sign-out/")
    assert not _is_in(maud)


def test_a_wrong_password_says_no_more_than_that(maud: Client) -> None:
    assert _signs_in(maud, "guess") == "200"
    assert not _is_in(maud)
    unknown = maud.post("/desk/sign-in/", {"login": "nobody", "password": "guess"})
    known = maud.post("/desk/sign-in/", {"login": "maud", "password": "guess"})
    problem = b'class="problem" role="alert">'
    said = [each.content.partition(problem)[2].partition(b"<")[0] for each in (known, unknown)]
    assert said[0] == said[1] != b""


def test_nobody_signs_up(maud: Client) -> None:
    for path in ("/desk/sign-up/", "/desk/signup/", "/accounts/signup/"):
        assert maud.get(path).status_code in (302, 404)
    assert get_user_model().objects.count() == 1


def test_the_password_alone_does_not_pass_a_second_factor(maud: Client) -> None:
    secret = generate_totp_secret()
    TOTP.activate(get_user_model().objects.get(), secret)
    assert _signs_in(maud) == "/desk/sign-in/factor/"
    assert not _is_in(maud)
    assert maud.post("/desk/sign-in/factor/", {"code": "000000"}).status_code == 200
    assert not _is_in(maud)
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    answer = maud.post("/desk/sign-in/factor/", {"code": code})
    assert answer.headers["Location"] == "/desk/"
    assert _is_in(maud)


def test_another_site_signs_nobody_in(maud: Client) -> None:
    sent = {"login": "maud", "password": PASSWORD}
    answer = maud.post("/desk/sign-in/", sent, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert not _is_in(maud)


def test_every_page_of_the_account_is_shown(maud: Client) -> None:
    _signs_in(maud)
    for path in ("account/", "account/password/", "account/again/"):
        answer = maud.get(f"/desk/{path}")
        assert answer.status_code == 200, path
        assert b"Comity desk" in answer.content
        assert answer.headers["Cache-Control"] == "no-store"
