"""Readers sign in by another site: an OpenID Connect server that the settings name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.issuer import Issuer, issuer
from tests.server import Server, serving

pytestmark = pytest.mark.browser

FOUND = """
from comity.ground import writelane
from comity.publications.actions import found
writelane.run(found("The Courier", key="courier"))
"""

KEPT = """
from allauth.socialaccount.models import SocialAccount, SocialToken
from allauth.account.models import EmailAddress
from comity.readers.models import Reader
for each in SocialAccount.objects.order_by("pk"):
    print("account", each.provider, each.uid, each.extra_data)
print("tokens", SocialToken.objects.count())
for each in Reader.objects.filter(kind="account").order_by("id"):
    print("reader", each.name, each.email, each.email_proved_at is not None)
"""


@dataclass
class Town:
    """A server, and the site by which its readers sign in."""

    server: Server
    issuer: Issuer
    mails: Path

    def enter(self, chromium: Browser) -> Page:
        """Open the door in a browser that has been nowhere."""
        page = chromium.new_context().new_page()
        page.goto(f"{self.server.address}/accounts/courier/")
        return page

    def goes_on(self, chromium: Browser) -> Page:
        """Sign in by the other site."""
        page = self.enter(chromium)
        page.get_by_role("link", name="Go on with The subscribers").click()
        return page

    def kept(self) -> str:
        """Return what is kept of it all."""
        return self.server.comity("manage", "shell", "-v", "0", "-c", KEPT)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """The Courier, and the Courier's own OpenID Connect server."""
    with (
        issuer() as known,
        serving(
            tmp_path / "data",
            COMITY_OIDC=f"subscribers|The subscribers|{known.address}|comity|hush",
            COMITY_EMAIL_URL=f"file://{tmp_path / 'mail'}",
        ) as server,
    ):
        server.comity("manage", "shell", "-c", FOUND)
        yield Town(server, known, tmp_path / "mail")


def test_a_reader_is_who_the_other_site_says_and_no_more_is_kept(
    town: Town, chromium: Browser
) -> None:
    page = town.goes_on(chromium)
    expect(page.get_by_label("Your name")).to_have_value("Ada Lovelace")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading")).to_contain_text("You are signed in as Ada Lovelace")
    asked, exchanged = town.issuer.asked
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == [
        f"{town.server.address}/accounts/with/oidc/subscribers/login/callback/"
    ]
    assert exchanged["client_secret"] == ["hush"]
    again = town.goes_on(chromium)
    expect(again.get_by_role("heading")).to_contain_text("You are signed in as Ada Lovelace")
    assert town.kept().splitlines() == [
        "account subscribers 248289761001 {}",
        "tokens 0",
        "reader Ada Lovelace ada@example.org True",
    ]


def test_an_address_that_the_site_has_not_checked_proves_nothing(
    town: Town, chromium: Browser
) -> None:
    town.issuer.person["email_verified"] = False
    page = town.goes_on(chromium)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading")).to_contain_text("You are signed in")
    assert "reader Ada Lovelace  False" in town.kept()


def test_who_says_no_over_there_is_asked_again_here(town: Town, chromium: Browser) -> None:
    town.issuer.refuses = True
    page = town.goes_on(chromium)
    expect(page.locator(".account > .problem")).to_contain_text("did not tell who you are")
    expect(page.get_by_role("button", name="Send me a code")).to_be_visible()


def test_the_site_opens_no_account_that_was_here_before_until_it_is_connected(
    town: Town, chromium: Browser
) -> None:
    page = town.enter(chromium)
    page.get_by_label("Your e-mail address").first.fill("ada@example.org")
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("The code").fill(_code(town))
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Your name").fill("Ada")
    page.get_by_role("button", name="Go on").click()
    stranger = town.goes_on(chromium)
    expect(stranger.locator(".account > .problem")).to_contain_text("the same address already")
    page.get_by_role("link", name="How I sign in").click()
    page.get_by_role("link", name="Connect The subscribers").click()
    expect(page.get_by_role("button", name="Remove")).to_be_visible()
    known = town.goes_on(chromium)
    expect(known.get_by_role("heading")).to_contain_text("You are signed in as Ada")
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_role("link", name="Connect The subscribers")).to_be_visible()


def test_no_other_site_sets_a_reader_to_sign_in(town: Town, chromium: Browser) -> None:
    page = chromium.new_context().new_page()
    page.goto(f"{town.issuer.address}/somewhere")
    begin = f"{town.server.address}/accounts/with/oidc/subscribers/login/"
    page.evaluate("address => void location.assign(address)", f"{begin}?next=/accounts/courier/")
    expect(page.locator(".account > .problem")).to_be_visible()
    assert town.issuer.asked == []


def test_an_answer_that_was_not_asked_for_is_refused(town: Town, chromium: Browser) -> None:
    page = chromium.new_context().new_page()
    back = f"{town.server.address}/accounts/with/oidc/subscribers/login/callback/"
    page.goto(f"{back}?code=code&state=made-up")
    assert not page.url.startswith(back)
    assert "account" not in town.kept()


def _code(town: Town) -> str:
    newest = max(town.mails.iterdir(), key=lambda each: each.stat().st_mtime_ns)
    found = re.search(r"\d{4} \d{4}", newest.read_text())
    assert found
    return found[0]
