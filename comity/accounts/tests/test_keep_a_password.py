"""A reader who wants a password has one; who does not, needs none."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User

from comity.accounts.tests.conftest import Popup
from comity.ground import clock
from comity.journal.models import Entry

PASSWORD = "tide and lighthouse"


@pytest.fixture
def ada(popup: Popup) -> Popup:
    """Ada, signed in."""
    popup.joins("ada@example.org", "Ada")
    return popup


def _text(page: Any) -> str:
    return str(page.content.decode())


def test_who_has_set_a_password_signs_in_by_it(ada: Popup) -> None:
    assert "You have a password." in _text(ada.post("ways/password/", password=PASSWORD))
    ada.post("leave/")
    page = ada.post("password/", email="Ada@example.org", password=PASSWORD)
    assert "You are signed in as <bdi>Ada</bdi>" in _text(page)


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("ada@example.org", "guess"),
        ("ada@example.org", ""),
        ("eve@example.org", PASSWORD),
        ("ada@example.org", PASSWORD.upper()),
    ],
)
def test_which_of_the_two_is_wrong_is_not_said(ada: Popup, email: str, password: str) -> None:
    ada.post("ways/password/", password=PASSWORD)
    ada.post("leave/")
    page = ada.post("password/", email=email, password=password)
    assert page.status_code == 422
    assert "This address and this password do not belong together." in _text(page)


def test_an_account_without_a_password_has_none_that_fits(ada: Popup) -> None:
    ada.post("leave/")
    for guess in ("", "!", User.objects.get().password):
        assert ada.post("password/", email="ada@example.org", password=guess).status_code == 422


@pytest.mark.parametrize("weak", ["short", "password", "12345678", "x" * 1001])
def test_a_password_that_is_guessed_at_once_is_refused(ada: Popup, weak: str) -> None:
    page = ada.post("ways/password/", password=weak)
    assert page.status_code == 422
    assert 'class="problem" role="alert">' in _text(page)
    assert not User.objects.get().has_usable_password()


def test_a_password_can_be_given_up(ada: Popup) -> None:
    ada.post("ways/password/", password=PASSWORD)
    assert "You have no password." in _text(ada.post("ways/password/", password=""))


def test_the_journal_knows_that_there_is_one_and_nothing_of_it(ada: Popup) -> None:
    ada.post("ways/password/", password="short")
    ada.post("ways/password/", password=PASSWORD)
    entry = Entry.objects.get(kind="account.password_set")
    assert (entry.subject, entry.data) == (str(User.objects.get().pk), {})
    assert entry.words is None


def test_a_new_password_signs_every_other_browser_out(ada: Popup) -> None:
    other = Popup(ada.mails)
    other.signs_in("ada@example.org")
    ada.post("ways/password/", password=PASSWORD)
    assert "You are signed in as" in _text(ada.get("done/"))
    assert "Your e-mail address" in _text(other.get("done/"))


def test_a_password_is_changed_by_who_has_just_signed_in(ada: Popup) -> None:
    with time_machine.travel(clock.now() + timedelta(minutes=16)):
        assert "sign in again" in _text(ada.get("ways/"))
        page = ada.post("ways/password/", password=PASSWORD)
    assert page.status_code == 403
    assert not User.objects.get().has_usable_password()


def test_passwords_are_guessed_slowly(ada: Popup) -> None:
    ada.post("ways/password/", password=PASSWORD)
    ada.post("leave/")
    with time_machine.travel(clock.now(), tick=False):
        for number in range(10):
            ada.network = f"198.51.100.{number}"
            ada.post("password/", email="ada@example.org", password="guess")
        page = ada.post("password/", email="ada@example.org", password=PASSWORD)
    assert page.status_code == 429
    assert int(page["Retry-After"]) > 0
