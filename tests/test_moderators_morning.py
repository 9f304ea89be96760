"""A moderator's morning in a real browser, by keyboard alone, and what its reader is told of it."""

import json
import re
import secrets
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.axe import faults
from tests.server import Server, serving

pytestmark = pytest.mark.browser

STORY = "kingfisher-bridge-without-cars"
HELD = 50
CALM = "/desk/lantern/new/"
"""A queue in which nobody else is at work here: a card that is open is its reader's own."""
AUTHOR = "Agnes Pell"


@pytest.fixture(scope="module")
def comity(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a running Comity with the sample newsroom and two moderators."""
    with serving(tmp_path_factory.mktemp("comity"), demo=True) as server:
        engaged = (
            "from comity.desk.staff import engage; from comity.readers.roles import Role;"
            "[engage(name, 'a-long-password', Role.ADMINISTRATOR, 'lantern')"
            " for name in ('maud', 'nell')]"
        )
        server.comity("manage", "shell", "-c", engaged)
        yield server


@dataclass
class Readers:
    """Those who post through the API, as the embed does."""

    comity: Server

    def ask(self, method: str, path: str, body: Any = None, token: str = "") -> Any:
        """Ask the API; return what it answers."""
        headers = {"Content-Type": "application/json", "Idempotency-Key": secrets.token_hex(16)}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        asked = urllib.request.Request(
            f"{self.comity.address}/api/v1{path}",
            json.dumps(body).encode() if body is not None else None,
            headers,
            method=method,
        )
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return json.load(answer)

    def posts(self, text: str, name: str = "", token: str = "") -> Any:
        """Post a comment under the bridge's story."""
        body = {"text": text, "name": name, "insists": True}
        return self.ask("POST", f"/stories/{STORY}/comments", body, token)


def _sign_in(chromium: Browser, comity: Server, name: str) -> Page:
    page = chromium.new_context(base_url=comity.address, viewport={"width": 1280, "height": 800})
    opened = page.new_page()
    opened.goto("/desk/sign-in/")
    expect(opened.get_by_label("Name", exact=True)).to_be_focused()
    opened.keyboard.type(name)
    opened.keyboard.press("Tab")
    opened.keyboard.type("a-long-password")
    opened.keyboard.press("Enter")
    expect(opened.locator(".queues")).to_be_visible()
    return opened


def _count(page: Page, queue: str) -> int:
    return int(page.locator(f"[data-count={queue}]").inner_text())


def _press(page: Page, key: str) -> None:
    """Press a key that leads to another page, and wait until that one is ready."""
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press(key)


def _hold_everything(page: Page, comity: Server, choice: str) -> None:
    page.goto(f"{comity.address}/desk/lantern/rules/")
    page.locator("[name=hold_everything]").select_option(choice)
    page.get_by_role("button", name="Let these rules hold").click()
    expect(page.locator("[name=hold_everything]")).to_have_value(choice)


def test_a_moderators_morning(chromium: Browser, comity: Server) -> None:
    maud = _sign_in(chromium, comity, "maud")
    readers = Readers(comity)
    _hold_everything(maud, comity, "yes")
    author = readers.posts("The ferry was late again on Tuesday, and nobody says why.", AUTHOR)
    token = author["token"]
    for number in range(1, HELD - 3):
        readers.posts(f"Held comment number {number}, on the bridge.", f"Reader {number}")
    _hold_everything(maud, comity, "no")
    before = _held_queue_of_fifty(maud)
    _reject_the_ferry(maud)
    _bulk_rejection_undone(maud)
    _clear_by_keyboard(maud, before)
    _sanction_by_keyboard(maud)
    why = _the_author_appeals(chromium, comity, readers, token)
    _the_first_moderator_cannot_answer(maud)
    _another_moderator_grants_it(chromium, comity)
    _the_author_reads_the_answer(chromium, comity, why)
    _it_stands_after_a_kill(comity)


def _held_queue_of_fifty(page: Page) -> int:
    page.goto("/desk/lantern/held/")
    expect(page.locator("[data-count=held]")).to_have_text(str(HELD))
    assert faults(page) == []
    return _count(page, "held")


def _reject_the_ferry(page: Page) -> None:
    while AUTHOR not in page.locator(".card .name").first.inner_text():
        _press(page, "j")
    page.keyboard.press("r")
    page.keyboard.press("3")
    assert faults(page) == []
    _press(page, "Enter")
    expect(page.locator("[data-count=held]")).to_have_text(str(HELD - 1))
    expect(page.locator(".undo")).to_be_visible()


def _bulk_rejection_undone(page: Page) -> None:
    page.keyboard.press("Shift+X")
    expect(page.locator(".ticked")).to_contain_text("30")
    page.keyboard.press("r")
    page.keyboard.press("1")
    _press(page, "Enter")
    expect(page.locator("[data-count=held]")).to_have_text(str(HELD - 31))
    _press(page, "z")
    expect(page.locator("[data-count=held]")).to_have_text(str(HELD - 1))


def _clear_by_keyboard(page: Page, before: int) -> None:
    left, approved = before - 1, _count(page, "approved")
    while left:
        _press(page, "a")
        left -= 1
        expect(page.locator("[data-count=held]")).to_have_text(str(left))
    expect(page.locator(".left .empty")).to_be_visible()
    assert _count(page, "approved") == approved + before - 1


def _sanction_by_keyboard(page: Page) -> None:
    _press(page, "5")
    reader = page.locator(".reader .headline").inner_text()
    page.keyboard.press("s")
    expect(page.locator(".sanction [name=ground]")).to_be_focused()
    for _field in ("ground", "explanation", "law", "days"):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Warn", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Suspend", exact=True)).to_be_focused()
    _press(page, "Enter")
    expect(page.locator(".reader .headline")).to_have_text(reader)
    expect(page.locator(".binding")).to_contain_text("suspended")


def _the_author_appeals(chromium: Browser, comity: Server, readers: Readers, token: str) -> str:
    (found,) = (
        each
        for each in readers.ask("GET", "/publications/lantern/statements", token=token)[
            "statements"
        ]
        if each["decision"] == "reject"
    )
    page = chromium.new_page(base_url=comity.address)
    page.goto(found["address"])
    expect(page.locator("main")).to_contain_text("Off topic")
    expect(page.locator("main")).to_contain_text("The ferry was late again on Tuesday")
    expect(page.locator("main")).to_contain_text("A person decided this")
    page.get_by_role("textbox").fill("The ferry leaves from the bridge.")
    page.get_by_role("button", name="Appeal").click()
    expect(page.get_by_role("status")).to_contain_text("waits for an answer")
    assert faults(page) == []
    page.close()
    return str(found["address"])


def _the_first_moderator_cannot_answer(page: Page) -> None:
    page.goto("/desk/lantern/appeals/")
    expect(page.locator(".appeal .notice")).to_contain_text("another moderator")
    expect(page.get_by_role("button", name="Grant it")).to_have_count(0)


def _another_moderator_grants_it(chromium: Browser, comity: Server) -> None:
    nell = _sign_in(chromium, comity, "nell")
    expect(nell).to_have_url(re.compile("/desk/lantern/appeals/"))
    nell.get_by_label("Your answer").fill("You are right: it does.")
    nell.keyboard.press("Tab")
    _press(nell, "Enter")
    expect(nell.locator("[data-count=appeals]")).to_have_text("0")


def _the_author_reads_the_answer(chromium: Browser, comity: Server, why: str) -> None:
    page = chromium.new_page(base_url=comity.address)
    page.goto(why)
    expect(page.get_by_role("status")).to_contain_text("Your appeal was granted.")
    expect(page.get_by_role("status")).to_contain_text("You are right: it does.")
    page.goto(f"/stories/{STORY}/newest/0/")
    expect(page.locator(".thread")).to_contain_text("The ferry was late again on Tuesday")
    page.close()


def _it_stands_after_a_kill(comity: Server) -> None:
    comity.kill()
    comity.start()
    said = comity.comity("doctor", "--audit")
    assert "The chain holds" in said


PLACES = (
    "held/",
    "everything/?score=0.5&age=week",
    "decisions/",
    "replies/",
    "rules/",
    "simulations/",
    "transparency/",
    "staff/",
    "../account/",
    "../account/password/",
    "../account/app/",
    "../keys/",
)


def test_axe_finds_nothing_at_the_desk_and_nothing_sticks_out(
    chromium: Browser, comity: Server
) -> None:
    page = _sign_in(chromium, comity, "maud")
    for place in PLACES:
        page.goto(f"{comity.address}/desk/lantern/{place}")
        for width, scheme in ((820, "light"), (1280, "dark")):
            page.set_viewport_size({"width": width, "height": 1000})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            assert faults(page, colours=scheme == "dark") == [], (place, scheme)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, (place, wide)


def test_the_keys_are_shown_over_the_work_and_put_away_again(
    chromium: Browser, comity: Server
) -> None:
    page = _sign_in(chromium, comity, "maud")
    page.goto(CALM)
    _press(page, "j")
    card, address = page.locator(".card .name").first.inner_text(), page.url
    shown = page.get_by_role("dialog", name="Keys")
    for away in ("?", "Escape"):
        page.keyboard.press("?")
        expect(shown).to_be_visible()
        expect(shown.get_by_text("The next comment")).to_be_visible()
        page.keyboard.press("j")
        page.keyboard.press(away)
        expect(shown).to_be_hidden()
    assert page.url == address
    assert page.locator(".card .name").first.inner_text() == card
    page.keyboard.press("?")
    assert faults(page) == []


def test_escape_on_the_page_of_keys_leads_back_to_the_card(
    chromium: Browser, comity: Server
) -> None:
    page = _sign_in(chromium, comity, "maud")
    page.goto(CALM)
    _press(page, "j")
    address = page.url
    page.evaluate("location.assign('/desk/keys/')")
    expect(page.get_by_role("heading", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_url(address)
    page.goto("/desk/keys/")
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "/desk/keys/" not in url)


def test_axe_finds_nothing_where_no_one_is_signed_in(chromium: Browser, comity: Server) -> None:
    page = chromium.new_page(base_url=comity.address)
    for place in ("/desk/sign-in/", "/notices-of-illegal-content/"):
        page.goto(place)
        assert faults(page) == []
    page.close()


def test_a_notice_of_illegal_content_needs_no_account(chromium: Browser, comity: Server) -> None:
    page = chromium.new_context(java_script_enabled=False, base_url=comity.address).new_page()
    page.goto("/notices-of-illegal-content/")
    page.get_by_label("The comment’s address").fill(f"{comity.address}/stories/{STORY}/comments/2/")
    page.get_by_label("Why you think it is illegal").fill("It gives away my address.")
    page.get_by_label("Your name").fill("Ida Crane")
    page.get_by_label("Your e-mail address").fill("ida@mail.example")
    page.get_by_label("accurate and complete").check()
    page.get_by_role("button", name="Send the notice").click()
    expect(page.get_by_role("status")).to_contain_text("waits for a person")
    # Maud: what she has claimed when this ends is no obstacle to her morning.
    desk = _sign_in(chromium, comity, "maud")
    desk.goto("/desk/lantern/reported/")
    expect(desk.locator(".reports")).to_contain_text("It gives away my address.")
    _press(desk, "a")
    page.reload()
    expect(page.get_by_role("status")).to_contain_text("the comment stays public")
