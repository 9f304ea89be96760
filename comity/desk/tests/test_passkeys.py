"""The pages around passkeys, without a browser: tests/test_sign_in_by_passkey.py has one."""

import pytest
from django.test import Client

from comity.desk.staff import engage
from comity.readers.roles import Role
from tests.world import World

PAGE = "/desk/account/passkeys/"


@pytest.fixture
def maud(world: World) -> Client:
    """A browser in which Maud, an editor, has just shown who she is."""
    engage("maud", "a-long-password", Role.EDITOR, "courier")
    client = Client(headers={"Sec-Fetch-Site": "same-origin"})
    client.post("/desk/sign-in/", {"login": "maud", "password": "a-long-password"})
    client.post("/desk/account/again/", {"password": "a-long-password"})
    return client


def test_who_is_signed_in_may_add_a_passkey(maud: Client) -> None:
    page = maud.get(PAGE)
    assert page.status_code == 200
    assert "Add a passkey" in page.content.decode()
    asked = maud.get(f"{PAGE}options/").json()["publicKey"]
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert asked["authenticatorSelection"]["userVerification"] == "required"


@pytest.mark.parametrize("written", ["", "{}", "[]", "null", '{"id": 1}', "{" * 100_000])
def test_what_is_no_passkey_is_not_kept(maud: Client, written: str) -> None:
    maud.get(f"{PAGE}options/")
    answer = maud.post(f"{PAGE}new/", {"credential": written, "name": "Mine"})
    assert answer.status_code == 422
    assert "You have no passkey here." in maud.get(PAGE).content.decode()


def test_another_sites_page_adds_and_removes_nothing(maud: Client) -> None:
    for path in ("new/", "1/end/"):
        answer = maud.post(f"{PAGE}{path}", headers={"Sec-Fetch-Site": "cross-site"})
        assert answer.status_code == 403


def test_who_signed_in_a_while_ago_shows_first_who_they_are(world: World) -> None:
    engage("maud", "a-long-password", Role.EDITOR, "courier")
    client = Client(headers={"Sec-Fetch-Site": "same-origin"})
    client.post("/desk/sign-in/", {"login": "maud", "password": "a-long-password"})
    for path in (PAGE, f"{PAGE}options/"):
        assert client.get(path)["Location"].startswith("/desk/account/again/")


def test_nobody_removes_what_is_not_theirs(maud: Client) -> None:
    assert maud.post(f"{PAGE}999/end/").status_code == 404
