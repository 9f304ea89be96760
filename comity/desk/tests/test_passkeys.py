"""The pages around passkeys, without a browser: tests/test_sign_in_by_passkey.py has one."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.test import Client

from comity.desk import actions
from comity.desk.staff import engage
from comity.ground import writelane
from comity.journal.audit import is_sealed
from comity.readers.roles import Role
from tests.desk import told
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
    engage("otto", "a-long-password", Role.EDITOR, "courier")
    other = _keep("otto")
    for passkey in (other, other + 999):
        assert maud.post(f"{PAGE}{passkey}/end/").status_code == 404
    assert actions.passkeys_of(_user("otto")).count() == 1


def test_recovery_codes_come_with_the_first_passkey_and_go_with_the_last(maud: Client) -> None:
    first, second = _keep("maud"), _keep("maud")
    codes = Authenticator.objects.filter(type=Authenticator.Type.RECOVERY_CODES)
    assert codes.count() == 1
    assert "Mine" in maud.post(f"{PAGE}{first}/end/", follow=True).content.decode()
    assert codes.count() == 1
    page = maud.post(f"{PAGE}{second}/end/", follow=True).content.decode()
    assert "You have no passkey here." in page
    assert not codes.exists()


def test_the_audit_chain_tells_who_keeps_a_passkey_and_who_gives_it_up(maud: Client) -> None:
    maud.post(f"{PAGE}{_keep('maud')}/end/")
    who = _user("maud").pk
    facts = [fact for fact in told() if fact.kind.startswith("staff.passkey")]
    assert [fact.kind for fact in facts] == ["staff.passkey_kept", "staff.passkey_given_up"]
    assert {(fact.subject, fact.actor) for fact in facts} == {(str(who), f"staff:{who}")}
    assert all(is_sealed(fact) for fact in facts)


def _user(name: str) -> User:
    return User.objects.get(username=name)


def _keep(name: str) -> int:
    """Keep a passkey for somebody, as far as no browser is asked for it; return its key."""
    writelane.run(actions.keep_passkey(_user(name), "Mine", {"id": "…"}))
    return int(actions.passkeys_of(_user(name)).latest("pk").pk)
