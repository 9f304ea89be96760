"""All that a reader does, by keyboard alone: nothing here is clicked, filled in or focused."""

import json
import re
import secrets
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.axe import faults
from tests.server import Server

pytestmark = pytest.mark.browser

BRIDGE = "/stories/kingfisher-bridge-without-cars/"
TIDES = "/stories/spring-tides-this-week/"
STEPS = 400
"""More presses of Tab than any page here needs."""


def once() -> int:
    """Return what no other text here holds; letters by chance spell what a rule asks about."""
    return secrets.randbelow(10**9)


@pytest.fixture
def page(chromium: Browser, newsroom: Server) -> Iterator[Page]:
    """Return a reader's browser."""
    context = chromium.new_context(base_url=newsroom.address, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def opened(page: Page, path: str) -> None:
    """Open a page, and wait for its script."""
    page.goto(path)
    expect(page.locator(".discussion.upgraded")).to_be_visible()


def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press a key until the focus is where it should be; each step on the way is to be seen."""
    assert comes_to(page, wanted, key), f"{key} never came to {wanted}"


def comes_to(page: Page, wanted: Locator, key: str = "Tab") -> bool:
    """Say whether the focus comes there by a key."""
    for _step in range(STEPS):
        page.keyboard.press(key)
        if wanted.evaluate("each => each === each.getRootNode().activeElement"):
            assert wanted.is_visible()
            return True
    return False


def choose(page: Page, comment: Locator, act: str) -> None:
    """Come to something in a comment's menu; again, where news of the comment closed it."""
    for _try in range(3):
        tab_to(page, comment.locator(".more summary"))
        page.keyboard.press("Enter")
        if comes_to(page, comment.locator(f"[data-act={act}]")):
            return
    raise AssertionError(f"{act} is in no menu")


def elsewhere(newsroom: Server, path: str, text: str) -> int:
    """Let another reader post; return the comment's number."""
    asked = urllib.request.Request(
        f"{newsroom.address}/api/v1{path}comments",
        json.dumps({"text": text, "name": f"Zoë {once()}"}).encode(),
        {"Content-Type": "application/json", "Idempotency-Key": secrets.token_hex(16)},
    )
    with urllib.request.urlopen(asked) as answer:
        return int(json.load(answer)["comment"]["number"])


def test_a_reader_turns_pages_and_sorts(page: Page) -> None:
    opened(page, BRIDGE)
    tab_to(page, page.get_by_role("link", name="Next page"), "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".discussion h2")).to_be_focused()
    expect(page.locator(".pager [aria-current]")).to_contain_text("Page 2")
    tab_to(page, page.locator(".orders [data-order=oldest]"))
    page.keyboard.press("Enter")
    chosen = page.locator(".orders [data-order=oldest][aria-current]")
    expect(chosen).to_be_focused()
    expect(page.get_by_role("status").first).to_contain_text("Oldest")


def test_a_reader_follows_a_story_and_is_told_who_is_new(page: Page, newsroom: Server) -> None:
    opened(page, TIDES)
    number = elsewhere(newsroom, TIDES, f"Low water at noon, {once()}.")
    with urllib.request.urlopen(f"{newsroom.address}/api/v1{TIDES.rstrip('/')}") as answer:
        count = json.load(answer)["count"]
    expect(page.locator(".discussion h2")).to_have_text(re.compile(rf"^{count} comments?$"))
    pill = page.locator(".pill")
    # Of the tests before it too, where theirs came late.
    some = re.compile(r"\d+ new comments? ?")
    expect(pill).to_contain_text(some)
    expect(page.get_by_role("status").first).to_contain_text(some)
    tab_to(page, pill)
    page.keyboard.press("Enter")
    expect(page.locator(f"#c{number}.found")).to_be_visible()
    expect(page.locator(".found").first).to_be_focused()


def test_a_reader_votes_and_takes_it_back(page: Page) -> None:
    opened(page, BRIDGE)
    up = page.locator(".up").first
    points = page.locator(".points").first
    before = int(points.inner_text())
    tab_to(page, up)
    page.keyboard.press("Space")
    expect(up).to_have_attribute("aria-pressed", "true")
    expect(points).to_have_text(str(before + 1))
    with page.expect_response("**/vote*"):
        page.keyboard.press("Space")
    expect(up).to_have_attribute("aria-pressed", "false")
    expect(points).to_have_text(str(before))


def test_a_reader_answers_changes_and_withdraws(page: Page, newsroom: Server) -> None:
    number = elsewhere(newsroom, TIDES, f"Who has the tables, {once()}?")
    opened(page, f"{TIDES}newest/0/")
    asked = page.locator(f"#c{number}")
    tab_to(page, asked.locator("> .comment .reply"))
    page.keyboard.press("Enter")
    expect(asked.locator("> .composer textarea")).to_be_focused()
    page.keyboard.type("I do, from the harbour office.")
    tab_to(page, asked.locator("> .composer [name=name]"))
    page.keyboard.type("Kit")
    tab_to(page, asked.locator("> .composer .post"))
    page.keyboard.press("Enter")
    answer = asked.locator(".replies .branch")
    expect(answer).to_be_focused()
    expect(answer.locator(".text")).to_have_text("I do, from the harbour office.")
    choose(page, answer, "edit")
    page.keyboard.press("Enter")
    expect(answer.locator("textarea")).to_be_focused()
    page.keyboard.type(" And spare ones.")
    page.keyboard.press("Control+Enter")
    expect(answer.locator(".text")).to_contain_text("And spare ones.")
    choose(page, answer, "withdraw")
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Withdraw it"))
    page.keyboard.press("Enter")
    expect(answer.locator(".gone")).to_be_visible()


def test_a_reader_reports(page: Page, newsroom: Server) -> None:
    number = elsewhere(newsroom, TIDES, f"Cheap watches, {once()}!")
    opened(page, f"{TIDES}newest/0/")
    said = page.locator(f"#c{number} > .comment")
    tab_to(page, said.locator(".more summary"))
    page.keyboard.press("Enter")
    tab_to(page, said.locator("[data-act=report]"))
    page.keyboard.press("Enter")
    expect(said.get_by_label("Spam")).to_be_focused()
    page.keyboard.press("ArrowDown")
    tab_to(page, said.get_by_role("button", name="Report"))
    page.keyboard.press("Enter")
    expect(said.locator(".reported")).to_be_focused()


SCENES = [
    BRIDGE,
    "/stories/furn-al-mina/?lang=ar",
    "/stories/ada-vapuru-gece-seferi/?lang=tr",
]


@pytest.mark.parametrize("path", SCENES)
def test_axe_finds_nothing_while_a_reader_is_at_it(
    chromium: Browser, newsroom: Server, path: str
) -> None:
    context = chromium.new_context(
        base_url=newsroom.address,
        color_scheme="light",
        reduced_motion="reduce",
        bypass_csp=True,  # axe is a script of the test's own
    )
    page = context.new_page()
    opened(page, path)
    first = page.locator(".branch").first
    page.locator(".discussion > .composer textarea").click()
    first.locator("> .comment .reply").click()
    expect(first.locator("> .composer textarea")).to_be_focused()
    first.locator("> .comment .more summary").click()
    first.locator("> .comment [data-act=report]").click()
    expect(first.locator(".report input").first).to_be_focused()
    first.locator("> .comment .more summary").click()
    page.locator(".order-help summary").click()
    elsewhere(newsroom, path.partition("?")[0], f"Something new, {once()}.")
    expect(page.locator(".pill")).to_be_visible()
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page, colours=True) == []
    over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert over <= 0
    context.close()
