"""A reader signs in from a publisher's page, over https, in a browser that parts embedded storage.

The newspaper, Comity and a third site that proves what the browser does are three sites to it:
`courier.test`, `comity.test` and `control.test`.
"""

import json
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.foreign import site
from tests.https import certificate, secured
from tests.partitioned import chromium
from tests.server import serving

pytestmark = pytest.mark.browser

FOUND = """
from comity.ground import writelane
from comity.publications.actions import found
writelane.run(found("The Courier", key="courier", origins=["{origin}"]))
"""
STORY = "/harbour"


class Control(BaseHTTPRequestHandler):
    """Sets a cookie for whoever asks, and says which cookies came."""

    def do_GET(self) -> None:
        told = json.dumps(self.headers.get("Cookie", "")).encode()
        self.send_response(200)
        self.send_header("Set-Cookie", "control=1; Path=/; Secure; SameSite=None; Max-Age=3600")
        self.send_header("Access-Control-Allow-Origin", self.headers.get("Origin", "*"))
        self.send_header("Access-Control-Allow-Credentials", "true")
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_told: object) -> None:
        """Say nothing."""


@contextmanager
def control() -> Iterator[int]:
    """Serve the control on a port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Control) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server.server_port
        server.shutdown()


@dataclass
class Town:
    """Three sites, one browser, and the mailbox."""

    browser: BrowserContext
    courier: str
    comity: str
    control: str
    mails: Path

    @property
    def code(self) -> str:
        """The code of the last mail."""
        found = re.search(r"^Subject: (\d{4} \d{4}) ", self._mail, re.MULTILINE)
        assert found
        return found[1]

    @property
    def _mail(self) -> str:
        newest = max(self.mails.iterdir(), key=lambda each: each.stat().st_mtime_ns)
        return newest.read_text().replace("=\n", "")

    def open(self, path: str = STORY) -> Page:
        """Open a story of the Courier's, and wait for its discussion."""
        page = self.browser.new_page()
        page.goto(f"{self.courier}{path}")
        page.locator(".discussion > .composer textarea").click()
        return page

    def pops_up(self, page: Page) -> Page:
        """Press Sign in, and return the window that opens."""
        with page.expect_popup() as opened:
            page.locator("button.who", has_text="Sign in").click()
        return opened.value

    @property
    def link(self) -> str:
        """The link of the last mail."""
        found = re.search(r"https://\S+/link/\S+", self._mail)
        assert found
        return found[0]

    def posts(self, page: Page, text: str) -> None:
        """Post from the page, and wait until the comment stands there."""
        page.locator(".composer textarea").fill(text)
        page.locator(".composer .post").press("Enter")
        expect(page.locator(".found .text")).to_have_text(text)

    def signs_in(self, page: Page, email: str, name: str) -> None:
        """Sign in for the first time."""
        popup = self.pops_up(page)
        popup.get_by_label("Your e-mail address").first.fill(email)
        popup.get_by_role("button", name="Send me a code").click()
        popup.get_by_label("The code").wait_for()
        popup.get_by_label("The code").fill(self.code)
        popup.get_by_role("button", name="Sign in").click()
        popup.get_by_label("Your name").fill(name)
        with popup.expect_event("close"):
            popup.get_by_role("button", name="Go on").click()
        expect(page.locator(".composer .as")).to_contain_text(name)


def _open(stack: ExitStack, host: str) -> tuple[socket.socket, str]:
    listening = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
    return listening, f"https://{host}:{listening.getsockname()[1]}"


@pytest.fixture(scope="module")
def the_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """Three sites behind TLS, and a browser that is as strict as readers' are."""
    folder = tmp_path_factory.mktemp("town")
    pem = certificate(folder)
    with ExitStack() as stack:
        open_courier, courier = _open(stack, "courier.test")
        open_comity, comity = _open(stack, "comity.test")
        open_control, third = _open(stack, "control.test")
        server = stack.enter_context(
            serving(
                folder / "data",
                COMITY_PUBLIC_URL=comity,
                COMITY_EMAIL_URL=f"file://{folder / 'mail'}",
            )
        )
        server.comity("manage", "shell", "-c", FOUND.format(origin=courier))
        inner = urlsplit(stack.enter_context(site(comity, seen_as=courier))).port
        assert inner is not None
        stack.enter_context(secured(open_courier, inner, pem))
        stack.enter_context(secured(open_comity, server.port, pem))
        stack.enter_context(secured(open_control, stack.enter_context(control()), pem))
        browser = stack.enter_context(chromium(folder))
        yield Town(browser, courier, comity, third, folder / "mail")


@pytest.fixture
def town(the_town: Town) -> Iterator[Town]:
    """The town, in a browser that has been nowhere."""
    yield the_town
    *pages, last = the_town.browser.pages
    for page in pages:
        page.close()
    cleaning = the_town.browser.new_cdp_session(last)
    for origin in (the_town.courier, the_town.comity, the_town.control):
        everything = {"origin": origin, "storageTypes": "all"}
        cleaning.send("Storage.clearDataForOrigin", everything)
    last.goto("about:blank")


ASK = "address => fetch(address, {credentials: 'include'}).then(answer => answer.json())"


def test_the_browser_drops_a_cookie_of_an_embedded_site(town: Town) -> None:
    page = town.browser.new_page()
    page.goto(town.control)
    assert page.evaluate(ASK, town.control) == "control=1", "a cookie of the page's own site comes"
    page.goto(town.control.replace("control.test", "elsewhere.test"))
    assert page.evaluate(ASK, town.control) == "", "one of an embedded site does not"


def test_a_reader_signs_in_speaks_and_is_still_known_after_a_reload(town: Town) -> None:
    page = town.open()
    town.signs_in(page, "ada@example.org", "Ada")
    town.posts(page, "The seal is called Otto.")
    expect(page.locator(".found .name")).to_have_text("Ada")
    page.reload()
    page.locator(".discussion > .composer textarea").click()
    expect(page.locator(".composer .as")).to_contain_text("Ada")
    expect(page.locator(".composer [name=name]")).to_be_hidden()
    town.posts(page, "And he sleeps on the slipway.")
    assert town.browser.cookies(town.courier) == []


def test_signing_out_is_for_every_tab_and_leaves_a_guest(town: Town) -> None:
    page, tab = town.open("/tide"), town.open("/tide")
    town.signs_in(page, "bea@example.org", "Bea")
    expect(tab.locator(".composer .as")).to_contain_text("Bea")
    page.get_by_role("button", name="Sign out").click()
    for each in (page, tab):
        expect(each.locator("button.who", has_text="Sign in")).to_be_visible()
        expect(each.locator(".composer [name=name]")).to_be_visible()


def test_a_session_that_was_ended_elsewhere_ends_here_and_posts_nothing(town: Town) -> None:
    page = town.open("/storm")
    town.signs_in(page, "cleo@example.org", "Cleo")
    page.evaluate(
        """address => fetch(`${address}/api/v1/session?everywhere=true`, {
          method: 'DELETE',
          headers: {Authorization: `Bearer ${JSON.parse(localStorage['comity:courier']).token}`},
        })""",
        town.comity,
    )
    page.locator(".composer textarea").fill("Still me?")
    page.locator(".composer .post").press("Enter")
    # Whichever request is the first to hear of it, the post or the bell's.
    expect(page.locator("button.who", has_text="Sign in")).to_be_visible()
    expect(page.locator(".composer [name=name]")).to_be_visible()
    expect(page.locator(".composer textarea")).to_have_value("Still me?")
    assert page.locator(".branch").count() == 0


def test_hostile_messages_sign_nobody_in(town: Town) -> None:
    page = town.open("/wreck")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    popup = town.pops_up(page)
    popup.wait_for_load_state()
    state = parse_qs(urlsplit(popup.url).query)["state"][0]
    good = {"comity": "signed-in", "state": state, "code": "stolen"}
    send = "([data, origin]) => opener.postMessage(data, origin)"
    for data in (
        {**good, "state": "x" * 43},
        {**good, "state": None},
        {**good, "code": 5},
        {**good, "code": {"toString": "stolen"}},
        {**good, "comity": "signed-out"},
        [good],
        json.dumps(good),
        None,
    ):
        popup.evaluate(send, [data, town.courier])
    page.evaluate("data => window.postMessage(data, '*')", good)
    page.evaluate("() => void document.body.append(document.createElement('iframe'))")
    page.frames[-1].evaluate("data => parent.postMessage(data, '*')", good)
    with page.expect_popup() as second:
        page.evaluate("address => void window.open(address)", f"{town.comity}/accounts/courier/")
    second.value.wait_for_load_state()
    second.value.evaluate(send, [good, town.courier])
    _goes(popup, f"{town.control.replace('control.test', 'evil.test')}/")
    popup.evaluate(send, [good, town.courier])
    page.evaluate("() => new Promise(done => setTimeout(done))")
    assert "/api/v1/session" not in asked
    assert page.evaluate("localStorage['comity:courier']") is None
    _goes(popup, f"{town.comity}/accounts/courier/")
    popup.evaluate(send, [good, town.courier])
    expect(page.locator(".composer .problem")).to_contain_text("Signing in was not finished")
    assert asked.count("/api/v1/session") == 1
    assert page.evaluate("localStorage['comity:courier']") is None


def _goes(popup: Page, address: str) -> None:
    """Let a window lead itself on: one that the browser leads on loses its opener."""
    popup.evaluate("address => void location.assign(address)", address)
    popup.wait_for_url(address)


def test_a_page_of_ours_signs_in_the_same_way(town: Town) -> None:
    slug = town.open().locator(".discussion").get_attribute("data-story")
    page = town.browser.new_page()
    page.goto(f"{town.comity}/stories/{slug}/")
    page.locator(".discussion > .composer textarea").click()
    town.signs_in(page, "dora@example.org", "Dora")


def test_a_passkey_signs_in_who_made_it(town: Town) -> None:
    page = town.open("/pier")
    town.signs_in(page, "finn@example.org", "Finn")
    account = town.browser.new_page()
    devices = town.browser.new_cdp_session(account)
    devices.send("WebAuthn.enable")
    devices.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    account.goto(f"{town.comity}/accounts/courier/ways/")
    account.get_by_role("button", name="Add a passkey").click()
    expect(account.get_by_role("button", name="Remove")).to_be_visible()
    account.goto(f"{town.comity}/accounts/courier/done/")
    account.get_by_role("button", name="Sign out of this browser").click()
    account.get_by_role("button", name="Use a passkey").click()
    expect(account.get_by_role("heading")).to_contain_text("You are signed in as Finn")
    account.goto(f"{town.comity}/accounts/courier/ways/")
    account.get_by_role("button", name="Remove").click()
    expect(account.get_by_text("You have no passkey here.")).to_be_visible()


def test_a_link_opened_beside_the_pop_up_lets_it_go_on(town: Town) -> None:
    page = town.open("/gulls")
    popup = town.pops_up(page)
    popup.get_by_label("Your e-mail address").first.fill("gil@example.org")
    popup.get_by_role("button", name="Send me a code").click()
    popup.get_by_label("The code").wait_for()
    beside = town.browser.new_page()
    beside.goto(town.link)
    beside.get_by_role("button", name="Sign in here").click()
    beside.get_by_label("Your name").wait_for()
    popup.evaluate("() => dispatchEvent(new Event('focus'))")
    popup.get_by_label("Your name").fill("Gil")
    with popup.expect_event("close"):
        popup.get_by_role("button", name="Go on").click()
    expect(page.locator(".composer .as")).to_contain_text("Gil")
