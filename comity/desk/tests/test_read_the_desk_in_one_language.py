"""The desk speaks one language, so that no page of it is half of another one."""

from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import translation

from comity.moderation.grounds import BY_GROUND, Ground
from tests.desk import Desk

ARABIC = {"Accept-Language": "ar"}


def _bob() -> Client:
    client = Client(headers=ARABIC)
    client.force_login(get_user_model().objects.get(username="bob"))
    return client


def test_a_card_is_in_one_language_whatever_the_browser_asks_for(desk: Desk) -> None:
    desk.held("Is the ferry late?")
    answer = _bob().get("/desk/courier/held/")
    page = answer.content.decode()
    assert '<html lang="en">' in page
    assert answer["Content-Language"] == "en"
    spam = BY_GROUND[Ground.SPAM].title
    with translation.override("ar"):
        theirs = translation.gettext(spam)
    assert spam in page
    assert theirs not in page


def test_a_refusal_and_the_door_are_in_that_language_too(desk: Desk) -> None:
    assert "This is not part of your role." in _bob().get("/desk/courier/rules/").content.decode()
    assert '<html lang="en">' in Client(headers=ARABIC).get("/desk/sign-in/").content.decode()


def test_readers_are_answered_in_their_own_all_the_same(desk: Desk) -> None:
    client = _bob()
    client.get("/desk/courier/held/")
    assert '<html lang="ar" dir="rtl">' in client.get("/accounts/courier/?lang=ar").content.decode()
