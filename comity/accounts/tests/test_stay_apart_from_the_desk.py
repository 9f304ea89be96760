"""Readers and staff sign in by doors of their own, and neither comes in by the other's."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.test import Client

from comity.accounts.tests.conftest import OWN, Popup
from comity.desk.staff import engage
from comity.readers.roles import Role

PASSWORD = "a-long-password"


@pytest.fixture
def maud(popup: Popup) -> User:
    """An editor, whose address is known."""
    engage("maud", PASSWORD, Role.EDITOR, "courier")
    user = User.objects.get(username="maud")
    user.email = "maud@courier.example"
    user.save()
    return user


def _desk(client: Client) -> Any:
    return client.get("/desk/courier/held/").status_code


def _signs_in(client: Client, name: str, password: str = PASSWORD) -> None:
    client.post("/desk/sign-in/", {"login": name, "password": password})


def test_a_readers_cookie_opens_nothing_at_the_desk(popup: Popup) -> None:
    popup.joins("ada@example.org", "Ada")
    assert _desk(popup.client) == 302
    popup.client.cookies["comity-session"] = popup.client.cookies["comity-account"].value
    assert _desk(popup.client) == 404
    assert popup.client.get("/desk/").status_code == 403


def test_the_desks_cookie_signs_no_reader_in(maud: User, popup: Popup) -> None:
    _signs_in(popup.client, "maud")
    assert _desk(popup.client) == 200
    assert "Your e-mail address" in popup.get().content.decode()
    popup.client.cookies["comity-account"] = popup.client.cookies["comity-session"].value
    assert "Your e-mail address" in popup.get().content.decode()


def test_somebody_can_be_both_and_leave_one_for_itself(maud: User, popup: Popup) -> None:
    _signs_in(popup.client, "maud")
    popup.joins("maud@example.org", "Maud at home")
    assert _desk(popup.client) == 200
    popup.post("leave/")
    assert _desk(popup.client) == 200
    popup.signs_in("maud@example.org")
    popup.client.post("/desk/sign-out/")
    assert _desk(popup.client) == 302
    assert "You are signed in as" in popup.get().content.decode()


def test_the_mailbox_of_a_member_of_staff_is_no_way_to_the_desk(maud: User, popup: Popup) -> None:
    EmailAddress.objects.create(user=maud, email=maud.email, verified=True, primary=True)
    popup.signs_in("maud@courier.example")
    assert _desk(popup.client) == 302
    assert "maud" not in [user.username for user in User.objects.exclude(pk=maud.pk)]


def test_a_reader_with_a_password_does_not_sign_in_at_the_desk(popup: Popup) -> None:
    popup.joins("ada@example.org", "Ada")
    reader = User.objects.get()
    reader.set_password(PASSWORD)
    reader.save()
    other = Client(headers=OWN)
    for name in (reader.username, "ada@example.org"):
        _signs_in(other, name)
        assert _desk(other) == 302


def test_staff_do_not_sign_in_as_readers_by_their_password(maud: User, popup: Popup) -> None:
    EmailAddress.objects.create(user=maud, email=maud.email, verified=True, primary=True)
    page = popup.post("password/", email=maud.email, password=PASSWORD)
    assert page.status_code == 422


def test_who_is_let_go_is_no_member_of_staff_any_more(maud: User, popup: Popup) -> None:
    _signs_in(popup.client, "maud")
    maud.is_staff = False
    maud.save()
    assert _desk(popup.client) == 302
