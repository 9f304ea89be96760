"""Being told, as a reader does it: the tick, the letter, the button, the bell, by keyboard too."""

import json
import secrets
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.axe import faults
from tests.foreign import site
from tests.looking import wait_until
from tests.postbox import Arrived, Postbox, receiving
from tests.server import Server, serving

pytestmark = pytest.mark.browser

FOUND = """
from comity.ground import writelane
from comity.publications.actions import found
writelane.run(found("The Courier", key="courier", origins=["{origin}"]))
"""
PATIENCE = 60.0


@dataclass
class Reading:
    """A reader on a foreign page, with their post, and others who answer."""

    page: Page
    server: Server
    box: Postbox
    address: str
    """Where this reader reads mail: one address is asked three times a day, and no more."""

    @property
    def slug(self) -> str:
        """The story's."""
        return str(self.page.locator(".discussion").get_attribute("data-story"))

    def letters(self, count: int) -> list[Arrived]:
        """Wait until so many letters have come."""
        end = time.monotonic() + PATIENCE
        while len(self.box.to(self.address)) < count:
            assert time.monotonic() < end, f"{self.box.to(self.address)} came, not {count}"
            self.page.wait_for_timeout(50)
        return self.box.to(self.address)

    def elsewhere(self, text: str, parent: str | None = None) -> dict[str, Any]:
        """Let another reader post."""
        request = urllib.request.Request(
            f"{self.server.address}/api/v1/stories/{self.slug}/comments",
            json.dumps({"text": text, "name": "Greta", "parent": parent}).encode(),
            {"Content-Type": "application/json", "Idempotency-Key": secrets.token_hex(16)},
        )
        with urllib.request.urlopen(request) as answer:
            told: dict[str, Any] = json.load(answer)
        return told


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Postbox]]:
    """Return a running Comity that sends its mail to a server of the test's."""
    with (
        receiving() as box,
        serving(
            tmp_path_factory.mktemp("told"),
            COMITY_EMAIL_URL=box.url,
            COMITY_EMAIL_FROM="comments@courier.example",
        ) as server,
    ):
        yield server, box


@pytest.fixture(scope="module")
def origin(running: tuple[Server, Postbox]) -> Iterator[str]:
    """Return the Courier's own site."""
    server, _box = running
    with site(server.address) as origin:
        server.comity("manage", "shell", "-v0", "-c", FOUND.format(origin=origin))
        yield origin


@pytest.fixture
def reading(running: tuple[Server, Postbox], origin: str, chromium: Browser) -> Reading:
    """Return a reader on a page of the Courier's that nobody opened before."""
    server, box = running
    page = chromium.new_context(locale="en-GB").new_page()
    page.goto(f"{origin}/{secrets.token_hex(4)}")
    return Reading(page, server, box, f"{secrets.token_hex(4)}@example.org")


def posts(reading: Reading, email: str) -> str:
    """Post with the tick; return the comment's id."""
    page = reading.page
    composer = page.locator(".discussion > .composer")
    composer.locator("textarea").click()
    composer.locator("textarea").fill("Will there be a ferry?")
    composer.locator("[name=name]").fill("Ada")
    expect(composer.locator(".email-field")).to_be_hidden()
    composer.get_by_label("Tell me of answers").check()
    composer.locator("[name=email]").fill(email)
    composer.locator(".post").press("Enter")
    expect(page.locator(".found > .comment .text")).to_have_text("Will there be a ferry?")
    return str(page.locator(".found").get_attribute("data-id"))


def test_a_tick_a_letter_a_button_and_an_answer_by_mail_and_in_the_bell(
    reading: Reading, chromium: Browser
) -> None:
    said = posts(reading, reading.address)
    page = reading.page
    expect(page.locator(".mailed")).to_contain_text("Look into your mail")
    (asks,) = reading.letters(1)
    address = asks.plain.partition("Yes, it is mine: ")[2].split()[0]
    other = page.context.new_page()
    other.goto(address)
    other.get_by_role("button", name="Yes, it is mine").click()
    expect(other.get_by_role("status")).to_contain_text("Your address is confirmed")
    reading.elsewhere("There will, in May.", said)
    mail = reading.letters(2)[1]
    assert mail.mail["Subject"].startswith("Greta answered you")
    page.reload()
    bell = page.locator(".bell > summary")
    expect(bell).to_have_attribute("aria-label", "What is new for you: 1")
    bell.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".bell li a")).to_have_text("\u2068Greta\u2069 answered you")
    expect(page.locator(".bell .unseen")).to_be_empty()
    assert faults(page) == []
    page.reload()
    expect(page.locator(".bell > summary")).to_have_attribute("aria-label", "What is new for you")
    page.locator(".bell > summary").click()
    page.locator(".bell li a").click()
    expect(page.locator(".found > .comment .text")).to_have_text("There will, in May.")


def test_a_story_a_reader_and_a_comment_are_followed_by_keyboard(reading: Reading) -> None:
    posts(reading, reading.address)
    other = reading.elsewhere("The ferry sails at night.")["comment"]["number"]
    page = reading.page
    page.locator(".pill").click()
    page.locator(".bell > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".bell .follow")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".bell .follow")).to_have_text("No longer follow")
    menu = page.locator(f"#c{other} > .comment .acts > .more")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    for words in ("Tell me of answers", "Follow this reader"):
        menu.get_by_role("button", name=words).press("Enter")
    expect(menu.get_by_role("button", name="No longer follow")).to_have_count(2)
    menu.get_by_role("button", name="No longer follow").first.press("Enter")
    expect(menu.get_by_role("button", name="Tell me of answers")).to_be_visible()
    page.reload()
    page.locator(".bell > summary").click()
    expect(page.locator(".bell .follow")).to_have_text("No longer follow")


def test_whom_nobody_knows_is_asked_for_no_bell(reading: Reading) -> None:
    asked: list[str] = []
    reading.page.on("request", lambda request: asked.append(request.url))
    reading.page.reload()
    expect(reading.page.locator(".discussion")).to_be_visible()
    assert not [each for each in asked if "notices" in each]


def test_a_push_is_shown_by_the_worker_on_comitys_own_page(
    reading: Reading, whole_chromium: Browser
) -> None:
    """What a push service would deliver is handed to the worker by the browser itself."""
    posts(reading, reading.address)
    context = whole_chromium.new_context(locale="en-GB", permissions=["notifications"])
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("console", lambda said: broken.append(said.text) if said.type == "error" else None)
    page.goto(f"{reading.server.address}/stories/{reading.slug}/")
    reading.page = page
    posts(reading, reading.address)
    page.locator(".bell > summary").click()
    page.get_by_role("button", name="Tell me in this browser, too").click()
    wait_until(page, "navigator.serviceWorker.getRegistration().then(one => !!one?.active)")
    session = context.new_cdp_session(page)
    registered: list[dict[str, Any]] = []
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: registered.extend(told["registrations"]),
    )
    session.send("ServiceWorker.enable")
    wait_until(page, lambda: registered)
    told = {
        "title": "Greta answered you",
        "body": "There will.",
        "address": f"{reading.server.address}/",
        "tag": "one",
        "lang": "en",
        "dir": "ltr",
    }
    for _twice in range(2):
        session.send(
            "ServiceWorker.deliverPushMessage",
            {
                "origin": reading.server.address,
                "registrationId": registered[0]["registrationId"],
                "data": json.dumps(told),
            },
        )
    shown = """navigator.serviceWorker.getRegistration()
        .then(one => one.getNotifications())
        .then(all => all.length && all.map(each => [each.title, each.body, each.tag]))"""
    wait_until(page, shown)
    assert page.evaluate(shown) == [["Greta answered you", "There will.", "one"]]
    assert not [each for each in broken if "TrustedScriptURL" in each or "Content Security" in each]
