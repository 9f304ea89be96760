"""What is kept of whom another site knows; tests/test_sign_in_by_another_site.py asks one."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.models import User
from django.test import RequestFactory

from comity.accounts import actions, people
from comity.accounts.actions import KnownAs
from comity.accounts.elsewhere import Elsewhere
from comity.ground import writelane
from tests.desk import told

ADA = KnownAs("subscribers", "sub-ada")


def _kinds() -> list[str]:
    return [fact.kind for fact in told() if fact.kind.startswith("account.")]


@pytest.mark.postgres
@pytest.mark.parametrize("address", ["", "ada-%s@example.org"])
def test_two_browsers_that_come_at_once_have_one_account(lane: None, address: str) -> None:
    for number in range(1, 11):
        ada = KnownAs("subscribers", f"sub-{number}")
        email = address and address % number

        def come(_browser: str, ada: KnownAs = ada, email: str = email) -> User | None:
            return writelane.run(actions.join_by_site(ada, email, "courier"))

        with ThreadPoolExecutor(2) as both:
            first, second = both.map(come, "12")
        assert first is not None
        assert first == second
        assert User.objects.count() == SocialAccount.objects.count() == number


@pytest.mark.usefixtures("world")
def test_the_journal_tells_which_site_was_connected_and_not_who_one_is_there() -> None:
    person = writelane.run(lambda: people.open_account("courier"))
    for _each in "12":
        writelane.run(actions.connect_site(person, ADA, "courier"))
    assert _kinds() == ["account.opened", "account.site_connected"]
    (fact,) = [fact for fact in told() if fact.kind == "account.site_connected"]
    assert (fact.subject, fact.data) == (str(person.pk), {"site": "subscribers"})


@pytest.mark.usefixtures("world")
def test_an_address_of_another_account_leaves_nothing_behind() -> None:
    writelane.run(lambda: people.welcome("ada@example.org", "courier"))
    assert writelane.run(actions.join_by_site(ADA, "ada@example.org", "courier")) is None
    assert not SocialAccount.objects.exists()
    assert User.objects.count() == 1


def test_of_the_profile_nothing_but_the_name_comes_as_far_as_a_row(rf: RequestFactory) -> None:
    profile: dict[str, Any] = {"first_name": "Ada", "last_name": "Byron", "email": "a@example.org"}
    sociallogin = SocialLogin(user=User(), account=SocialAccount(extra_data=profile))
    user = Elsewhere().populate_user(rf.get("/"), sociallogin, profile)
    assert user.get_full_name() == "Ada Byron"
    assert sociallogin.account.extra_data == {}
