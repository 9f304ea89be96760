"""A reader gives up a way to sign in, and is never locked out by it."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User

from comity.accounts import people
from comity.accounts.actions import Way, give_up_way
from comity.accounts.tests.conftest import Popup
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.journal.models import Entry

LAST = "This is the only way in which you can sign in."


@pytest.fixture
def ada(popup: Popup) -> Popup:
    """Ada, who came by another site that told no address."""
    popup.joins("ada@example.org", "Ada")
    EmailAddress.objects.all().delete()
    return popup


def _passkey() -> int:
    kind = Authenticator.Type.WEBAUTHN
    data = {"name": "x"}
    return int(Authenticator.objects.create(user=User.objects.get(), type=kind, data=data).pk)


def _site(user: User, name: str = "google") -> int:
    return int(SocialAccount.objects.create(user=user, provider=name, uid=name).pk)


def _ways() -> int:
    return int(Authenticator.objects.count() + SocialAccount.objects.count())


def _refused(page: Any) -> bool:
    return page.status_code == 409 and LAST in page.content.decode()


def test_one_of_two_ways_is_given_up_and_the_journal_says_which(ada: Popup) -> None:
    passkey, site = _passkey(), _site(User.objects.get())
    assert ada.post(f"ways/passkeys/{passkey}/end/").status_code == 200
    assert not Authenticator.objects.exists()
    entry = Entry.objects.get(kind="account.way_given_up")
    assert (entry.data, entry.words) == ({"way": "passkey"}, None)
    assert _refused(ada.post(f"ways/sites/{site}/end/"))
    assert _ways() == 1


def test_the_last_passkey_stays(ada: Popup) -> None:
    assert _refused(ada.post(f"ways/passkeys/{_passkey()}/end/"))
    assert _ways() == 1


def test_an_address_is_a_way_where_codes_can_be_sent(popup: Popup, settings: Any) -> None:
    popup.joins("ada@example.org", "Ada")
    passkey = _passkey()
    settings.MAIL = False
    assert _refused(popup.post(f"ways/passkeys/{passkey}/end/"))
    settings.MAIL = True
    assert popup.post(f"ways/passkeys/{passkey}/end/").status_code == 200
    assert _ways() == 0


def test_a_password_is_the_last_way_where_no_codes_are_sent(popup: Popup, settings: Any) -> None:
    popup.joins("ada@example.org", "Ada")
    popup.post("ways/password/", password="tide and lighthouse")
    settings.MAIL = False
    assert _refused(popup.post("ways/password/", password=""))
    assert User.objects.get().has_usable_password()


def test_what_is_given_up_already_is_no_fault(ada: Popup) -> None:
    _passkey()
    assert ada.post("ways/passkeys/999/end/").status_code == 200
    assert not Entry.objects.filter(kind="account.way_given_up").exists()


@pytest.mark.postgres
def test_two_given_up_at_once_leave_one(lane: None) -> None:
    for _each in range(10):
        person = writelane.run(lambda: people.open_account("courier"))
        sites = [_site(person, f"{name}{person.pk}") for name in ("google", "github")]

        def give_up(site: int, person: User = person) -> bool:
            try:
                writelane.run(give_up_way(person, Way.SITE, site, "courier"))
            except Refusal:
                return False
            return True

        with ThreadPoolExecutor(2) as both:
            assert sorted(both.map(give_up, sites)) == [False, True]
        assert SocialAccount.objects.filter(user=person).count() == 1
