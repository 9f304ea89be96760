"""A reader whose address changes keeps the account, and what was told there is told here."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore

from comity.accounts import asking
from comity.accounts.models import Proof
from comity.accounts.sweeping import drop_old
from comity.accounts.tests.conftest import Popup, sessions
from comity.ground import clock
from comity.readers.models import Reader

OLD, NEW = "ada@example.org", "ada@new.example"


@pytest.fixture
def ada(popup: Popup) -> Popup:
    """Ada, signed in."""
    popup.joins(OLD, "Ada")
    return popup


def _text(page: Any) -> str:
    return str(page.content.decode())


def _moves(ada: Popup, email: str = NEW) -> Any:
    ada.post("ways/address/", email=email)
    return ada.post("ways/address/code/", code=ada.code)


def test_codes_and_notices_go_to_the_new_address_and_the_former_is_told(ada: Popup) -> None:
    page = _moves(ada)
    assert f"Codes go to <bdi>{NEW}</bdi>" in _text(page)
    assert [mail.to for mail in ada.mails[-2:]] == [[NEW], [OLD]]
    assert "/link/" not in str(ada.mails[-2].body)
    assert "If it was not you" in str(ada.mails[-1].body)
    reader = Reader.objects.get(name="Ada")
    assert (reader.email, reader.email_proved_at is not None) == (NEW, True)
    other = Popup(ada.mails)
    other.signs_in(NEW)
    assert "You are signed in as <bdi>Ada</bdi>" in _text(other.get("done/"))


def test_the_former_address_is_nobodys_afterwards(ada: Popup) -> None:
    _moves(ada)
    other = Popup(ada.mails)
    other.signs_in(OLD)
    assert "Ada" not in _text(other.get("name/"))
    assert User.objects.count() == 2


def test_a_notice_address_of_ones_own_stays(ada: Popup) -> None:
    Reader.objects.update(email="letters@example.org")
    _moves(ada)
    assert Reader.objects.get(name="Ada").email == "letters@example.org"


def test_a_wrong_code_changes_nothing_and_there_are_five(ada: Popup) -> None:
    ada.post("ways/address/", email=NEW)
    wrong = "1111 1111" if ada.code != "1111 1111" else "2222 2222"
    pages = [_text(ada.post("ways/address/code/", code=wrong)) for _guess in range(5)]
    assert ["This is not the code" in page for page in pages] == [True] * 4 + [False]
    assert "no longer good" in pages[-1]
    assert "no longer good" in _text(ada.post("ways/address/code/", code=ada.code))
    assert f"Codes go to <bdi>{OLD}</bdi>" in _text(ada.get("ways/"))


def test_an_address_of_another_account_cannot_be_taken(ada: Popup) -> None:
    Popup(ada.mails).joins(NEW, "Eve")
    page = _moves(ada)
    assert page.status_code == 409
    assert "This address cannot be used for this account." in _text(page)
    assert f"Codes go to <bdi>{OLD}</bdi>" in _text(ada.get("ways/"))


def test_the_code_for_an_address_signs_nobody_in(ada: Popup, settings: Any) -> None:
    other = Popup(ada.mails)
    other.asks("eve@example.org")
    ada.post("ways/address/", email=NEW)
    session = SessionStore(other.client.cookies[settings.READERS_COOKIE_NAME].value)
    session[asking.SIGN_IN] = Proof.objects.latest("made_at").id.hex
    session.save()
    assert "no longer good" in _text(other.post("code/", code=ada.code))
    assert "You are signed in" not in _text(other.get("done/"))


def test_the_address_is_not_kept_in_the_browsers_session(ada: Popup) -> None:
    ada.post("ways/address/", email=NEW)
    assert NEW in _text(ada.post("ways/address/code/", code="1"))
    assert NEW not in sessions()


def test_who_comes_back_after_the_question_was_dropped_asks_again(ada: Popup) -> None:
    ada.post("ways/address/", email=NEW)
    with time_machine.travel(clock.now() + timedelta(days=1, seconds=1)):
        drop_old()
        ada.signs_in(OLD)
        for page in (ada.get("ways/address/code/"), ada.post("ways/address/code/", code="1")):
            assert page.status_code == 410
            assert "This code is no longer good. Please ask for a new one." in _text(page)
            assert 'action="/accounts/courier/ways/address/' in _text(page)
        _moves(ada)
    assert Reader.objects.get(name="Ada").email == NEW


def test_what_is_no_address_is_said_beside_the_field(ada: Popup) -> None:
    page = ada.post("ways/address/", email="nobody")
    assert page.status_code == 422
    assert 'value="nobody"' in _text(page)
    assert "<details open>" in _text(page)


def test_it_is_changed_by_who_has_just_signed_in(ada: Popup) -> None:
    with time_machine.travel(clock.now() + timedelta(minutes=16)):
        assert ada.post("ways/address/", email=NEW).status_code == 403
    assert len(ada.mails) == 1
