"""Readers sign in by another site: an OpenID Connect server that the settings name."""

import re
import secrets
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

    def kept(self) -> list[str]:
        """Return what is kept of who has come, and of what the site let Comity have."""
        kept = self.server.comity("manage", "shell", "-v", "0", "-c", KEPT).splitlines()
        someone = self.issuer.person["family_name"]
        return [line for line in kept if someone in line or line.startswith("tokens")]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """The Courier, and the Courier's own OpenID Connect server."""
    folder = tmp_path_factory.mktemp("town")
    with (
        issuer() as known,
        serving(
            folder / "data",
            COMITY_OIDC=f"subscribers|The subscribers|{known.address}|comity|hush",
            COMITY_EMAIL_URL=f"file://{folder / 'mail'}",
        ) as server,
    ):
        server.comity("manage", "shell", "-c", FOUND)
        yield Town(server, known, folder / "mail")


@pytest.fixture
def town(running: Town) -> Town:
    """The same with somebody at the other site who was never here."""
    someone = secrets.token_hex(4)
    running.issuer.refuses = False
    running.issuer.asked.clear()
    running.issuer.person = {
        "sub": f"sub-{someone}",
        "given_name": "Ada",
        "family_name": someone,
        "email": f"{someone}@example.org",
        "email_verified": True,
    }
    return running


def test_a_reader_is_who_the_other_site_says_and_no_more_is_kept(
    town: Town, chromium: Browser
) -> None:
    page = town.goes_on(chromium)
    person = town.issuer.person
    name = f"Ada {person['family_name']}"
    expect(page.get_by_label("Your name")).to_have_value(name)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading")).to_contain_text(f"You are signed in as {name}")
    asked, exchanged = town.issuer.asked
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == [
        f"{town.server.address}/accounts/with/oidc/subscribers/login/callback/"
    ]
    assert exchanged["client_secret"] == ["hush"]
    again = town.goes_on(chromium)
    expect(again.get_by_role("heading")).to_contain_text(f"You are signed in as {name}")
    assert town.kept() == [
        f"account subscribers {person['sub']} {{}}",
        "tokens 0",
        f"reader {name} {person['email']} True",
    ]


def test_an_address_that_the_site_has_not_checked_proves_nothing(
    town: Town, chromium: Browser
) -> None:
    town.issuer.person["email_verified"] = False
    page = town.goes_on(chromium)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading")).to_contain_text("You are signed in")
    assert f"reader Ada {town.issuer.person['family_name']}  False" in town.kept()


def test_who_says_no_over_there_is_asked_again_here(town: Town, chromium: Browser) -> None:
    town.issuer.refuses = True
    page = town.goes_on(chromium)
    expect(page.locator(".account > .problem")).to_contain_text("did not tell who you are")
    expect(page.get_by_role("button", name="Send me a code")).to_be_visible()


def test_the_site_opens_no_account_that_was_here_before_until_it_is_connected(
    town: Town, chromium: Browser
) -> None:
    page = town.enter(chromium)
    page.get_by_label("Your e-mail address").first.fill(town.issuer.person["email"])
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
    assert town.kept() == ["tokens 0"]


def _code(town: Town) -> str:
    newest = max(town.mails.iterdir(), key=lambda each: each.stat().st_mtime_ns)
    found = re.search(r"\d{4} \d{4}", newest.read_text())
    assert found
    return found[0]
