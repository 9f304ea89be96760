"""The pages of an account in a browser: by keyboard, without script, in the dark, mirrored."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.axe import faults
from tests.server import Server, serving

pytestmark = pytest.mark.browser

FOUND = """
from comity.ground import writelane
from comity.publications.actions import found
writelane.run(found("The Courier", key="courier"))
"""


@dataclass
class Desk:
    """A server that can send mail, and where it puts it."""

    server: Server
    mails: Path

    @property
    def code(self) -> str:
        """The code of the last mail."""
        newest = max(self.mails.iterdir(), key=lambda each: each.stat().st_mtime_ns)
        found = re.search(r"\d{4} \d{4}", newest.read_text())
        assert found
        return found[0]

    def at(self, place: str, lang: str = "en") -> str:
        """Return the address of a page."""
        return f"{self.server.address}/accounts/courier/{place}?lang={lang}"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The Courier, with the sites of others to sign in by."""
    folder = tmp_path_factory.mktemp("house")
    with serving(
        folder / "data",
        COMITY_EMAIL_URL=f"file://{folder / 'mail'}",
        COMITY_SOCIAL="google:id:secret github:id:secret",
        COMITY_OIDC="courier-id|The Courier’s subscribers|https://id.courier.example|id|secret",
    ) as server:
        server.comity("manage", "shell", "-c", FOUND)
        yield Desk(server, folder / "mail")


def _pages(house: Desk, context: BrowserContext, lang: str) -> Iterator[tuple[str, Page]]:
    """Go through all pages, one after the other."""
    page = context.new_page()
    page.goto(house.at("", lang))
    page.locator("summary").click()
    yield "entrance", page
    page.locator("form[action*='/password/'] [name=email]").fill("nobody@example.org")
    page.locator("form[action*='/password/'] [name=password]").fill("guess")
    page.locator("form[action*='/password/'] [type=submit]").click()
    expect(page.locator(".account > .problem")).to_be_visible()
    yield "wrong", page
    page.locator("form[action*='/email/'] [name=email]").fill(f"{lang}@example.org")
    page.locator("form[action*='/email/'] [type=submit]").click()
    page.locator("[name=code]").wait_for()
    yield "code", page
    page.locator("[name=code]").fill(house.code)
    page.locator(".account [type=submit]").first.click()
    page.locator("[name=name]").wait_for()
    yield "name", page
    page.locator("[name=name]").fill(f"Ada {lang}")
    page.locator(".account [type=submit]").first.click()
    page.locator("a[href*='/ways/']").wait_for()
    yield "done", page
    page.locator("a[href*='/ways/']").click()
    page.locator("[name=password]").wait_for()
    yield "ways", page


@pytest.mark.parametrize(
    ("lang", "scheme", "width"), [("en", "light", 480), ("de", "dark", 480), ("ar", "light", 320)]
)
def test_axe_finds_nothing_on_any_page(
    house: Desk, chromium: Browser, lang: str, scheme: str, width: int
) -> None:
    context = chromium.new_context(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 720},
    )
    seen = []
    for name, page in _pages(house, context, lang):
        seen.append(name)
        assert faults(page) == [], name
        wider = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not wider, f"{name} scrolls sideways"
    assert len(seen) == 6


def test_the_page_runs_from_right_to_left_where_its_language_does(
    house: Desk, chromium: Browser
) -> None:
    page = chromium.new_context().new_page()
    page.goto(house.at("", "he"))
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_a_reader_signs_in_without_script(house: Desk, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(house.at(""))
    expect(page.get_by_role("button", name="Use a passkey")).to_be_hidden()
    page.get_by_label("Your e-mail address").first.fill("plain@example.org")
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("The code").fill(house.code)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Your name").fill("Plain")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading")).to_contain_text("You are signed in as Plain")


def test_a_reader_signs_in_by_keyboard_alone(house: Desk, chromium: Browser) -> None:
    page = chromium.new_context().new_page()
    page.goto(house.at(""))
    keys = page.keyboard
    _tab_to(page, "email")
    keys.type("keys@example.org")
    keys.press("Enter")
    page.get_by_label("The code").wait_for()
    _tab_to(page, "code")
    keys.type(house.code)
    keys.press("Enter")
    page.get_by_label("Your name").wait_for()
    _tab_to(page, "name")
    keys.type("Keys")
    keys.press("Enter")
    expect(page.get_by_role("heading")).to_contain_text("You are signed in as Keys")


def _tab_to(page: Page, name: str) -> None:
    for _press in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            return
    raise AssertionError(f"{name} is not reached")
