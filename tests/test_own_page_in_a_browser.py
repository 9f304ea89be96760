"""From a page of another site: mute somebody, and open one's own page in a tab of its own."""

from __future__ import annotations

import json
import secrets
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.axe import faults
from tests.foreign import site
from tests.server import Server

pytestmark = pytest.mark.browser

FOUND = """
from comity.ground import writelane
from comity.publications.actions import found
writelane.run(found("The Courier", key="courier", origins=["{origin}"]))
"""


@dataclass
class Mallory:
    """Somebody else, who uses the API."""

    comity: str
    token: str = ""

    def says(self, page: Page, text: str) -> None:
        """Post to the story that is open in a page."""
        slug = page.locator(".discussion").get_attribute("data-story")
        headers = {"Content-Type": "application/json", "Idempotency-Key": secrets.token_hex(16)}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        request = urllib.request.Request(
            f"{self.comity}/api/v1/stories/{slug}/comments",
            json.dumps({"text": text, "name": "Mallory"}).encode(),
            headers,
        )
        with urllib.request.urlopen(request) as answer:
            told: dict[str, Any] = json.load(answer)
        self.token = self.token or told["token"]


@pytest.fixture(scope="module")
def origin(comity: Server) -> Iterator[str]:
    """Return the origin of the foreign site, which the Courier allows."""
    with site(comity.address) as origin:
        comity.comity("manage", "shell", "-c", FOUND.format(origin=origin))
        yield origin


@pytest.fixture
def page(chromium: Browser, origin: str) -> Iterator[Page]:
    """Return a story on the foreign site, that nobody has seen."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{origin}/{secrets.token_hex(4)}")
    expect(page.locator(".empty")).to_be_visible()
    yield page
    context.close()


def _posts(page: Page, text: str) -> None:
    composer = page.locator(".discussion > .composer")
    composer.locator("textarea").click()
    composer.locator("textarea").fill(text)
    composer.locator("[name=name]").fill("Ada")
    composer.locator(".post").press("Enter")
    expect(page.locator(".found > .comment .text")).to_have_text(text)


def test_who_is_muted_by_keyboard_is_folded_from_then_on(page: Page, comity: Server) -> None:
    _posts(page, "A seal, at last!")
    mallory = Mallory(comity.address)
    mallory.says(page, "No seal was seen.")
    page.locator(".pill").press("Enter")
    page.locator("#c2 .more summary").press("Enter")
    page.get_by_role("button", name="Mute this reader").press("Enter")
    shown = page.locator("#c2").get_by_role("button", name="Show")
    expect(shown).to_be_focused()
    expect(page.locator("#c2 .text")).to_be_hidden()
    mallory.says(page, "And no otter either.")
    page.locator(".pill").press("Enter")
    expect(page.locator("#c3 .text")).to_be_hidden()
    expect(page.locator("#c1 .text")).to_be_visible()
    page.reload()
    expect(page.locator("#c2 .text")).to_be_hidden()
    page.locator("#c2").get_by_role("button", name="Show").press("Enter")
    expect(page.locator("#c2 .text")).to_have_text("No seal was seen.")
    expect(page.locator("#c3 .text")).to_be_hidden()


def test_whom_nobody_knows_is_told_why_they_mute_nobody(page: Page, comity: Server) -> None:
    Mallory(comity.address).says(page, "No seal was seen.")
    page.locator(".pill").click()
    page.locator("#c1 .more summary").click()
    page.get_by_role("button", name="Mute this reader").click()
    expect(page.locator("#c1 .problem")).to_be_visible()
    expect(page.locator("#c1 .text")).to_be_visible()


def test_a_reader_opens_their_own_page_and_is_not_known_to_the_page_they_came_from(
    page: Page, origin: str
) -> None:
    expect(page.locator(".yours")).to_be_hidden()
    _posts(page, "A seal, at last!")
    with page.expect_popup() as popup:
        page.get_by_role("link", name="Your comments and settings").click()
    own = popup.value
    expect(own.locator(".me-list .text")).to_have_text("A seal, at last!")
    assert own.evaluate("window.opener") is None
    for place in ("Votes", "Followed and muted", "Settings", "Your data", "Comments"):
        own.get_by_role("navigation").get_by_role("link", name=place).click()
        expect(own.locator("[aria-current=page]")).to_have_text(place)
        for scheme in ("light", "dark"):
            own.emulate_media(color_scheme=scheme)
            assert faults(own, colours=scheme == "dark") == [], (place, scheme)
    cookies = page.context.cookies()
    assert [(each["name"], each["path"]) for each in cookies] == [("comity-me", "/me/courier/")]
    assert page.context.cookies(origin + "/") == []
