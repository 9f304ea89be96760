"""The story page's HTML is complete, and the embed upgrades it where it stands."""

import json
import re
import secrets
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.server import Server

pytestmark = pytest.mark.browser

STORY = "/stories/kingfisher-bridge-without-cars/"


@pytest.fixture
def page(chromium: Browser, newsroom: Server) -> Iterator[Page]:
    """Return the story page, upgraded."""
    page = chromium.new_page(base_url=newsroom.address)
    page.goto(STORY)
    expect(page.locator(".discussion.upgraded")).to_be_visible()
    yield page
    page.close()


def test_the_upgrade_keeps_the_servers_thread(page: Page, chromium: Browser) -> None:
    plain = chromium.new_context(java_script_enabled=False).new_page()
    plain.goto(page.url)
    names = ".thread .comment .text"
    assert page.locator(names).all_text_contents() == plain.locator(names).all_text_contents()
    assert page.evaluate("document.querySelector('comity-discussion').shadowRoot") is None
    plain.context.close()


def test_turning_pages_moves_the_address_and_the_back_button_returns(page: Page) -> None:
    first = page.locator(".branch").first.get_attribute("id")
    page.locator(".orders [data-order=oldest]").click()
    expect(page.locator(".orders [data-order=oldest]")).to_have_attribute("aria-current", "true")
    expect(page).to_have_url(re.compile(f"{STORY}oldest/"))
    page.go_back()
    expect(page.locator(".orders [data-order=best]")).to_have_attribute("aria-current", "true")
    assert page.locator(".branch").first.get_attribute("id") == first
    assert page.url.endswith(STORY)


def test_a_conversation_goes_on_on_its_own_page_and_can_be_answered_there(page: Page) -> None:
    page.locator(".continue").first.click()
    expect(page.get_by_text("Back to the whole discussion")).to_be_visible()
    expect(page).to_have_url(re.compile(f"{STORY}thread-"))
    page.locator(".acts .reply").first.click()
    expect(page.locator(".composer.reply textarea")).to_be_focused()


def test_what_one_has_sent_stays_in_sight_when_one_sends_more(page: Page) -> None:
    composer = page.locator(".discussion > .composer")
    number = secrets.randbelow(10**9)
    said = [f"Remark {number} on the {thing}." for thing in ("pier", "crane", "mole")]
    for text in said:
        composer.locator("textarea").fill(text)
        composer.locator("[name=name]").fill("Ada")
        composer.locator(".post").press("Enter")
        expect(page.locator(".found > .comment .text")).to_have_text(text)
    for place, text in enumerate(reversed(said)):
        expect(page.locator(".thread > .branch").nth(place)).to_contain_text(text)


def test_the_pill_leads_to_the_page_on_which_a_new_comment_stands(
    page: Page, newsroom: Server
) -> None:
    page.locator(".continue").first.click()
    expect(page.get_by_text("Back to the whole discussion")).to_be_visible()
    request = urllib.request.Request(
        f"{newsroom.address}/api/v1{STORY}comments",
        json.dumps({"text": "Will the buses cross it?", "name": "Zoë"}).encode(),
        {"Content-Type": "application/json", "Idempotency-Key": secrets.token_hex(16)},
    )
    with urllib.request.urlopen(request) as answer:
        number = json.load(answer)["comment"]["number"]
    with urllib.request.urlopen(f"{newsroom.address}/api/v1{STORY.rstrip('/')}") as answer:
        count = json.load(answer)["count"]
    # News of the tests before it may come with it, and more names than the pill tells.
    expect(page.locator(".discussion h2")).to_have_text(f"{count} comments")
    page.locator(".pill").click()
    expect(page.locator(f"#c{number}.found")).to_be_visible()
    expect(page.locator(".found").first).to_be_focused()


def test_replies_fold_at_their_hairline_by_mouse_and_by_keyboard(page: Page) -> None:
    branch = page.locator(".thread > .branch:has(> .replies > .branch)").first
    fold, replies = branch.locator("> .fold"), branch.locator("> .replies")
    fold.click()
    expect(replies).to_be_hidden()
    expect(fold).to_have_text(re.compile(r"Show \d+ repl"))
    fold.press("Enter")
    expect(replies).to_be_visible()
    expect(fold).to_have_attribute("aria-expanded", "true")


def test_a_reader_posts_by_keyboard_alone(page: Page) -> None:
    for _step in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "text":
            break
    expect(page.locator(".discussion > .composer .formats")).to_be_visible()
    page.keyboard.type("By keyboard, from the ")
    page.keyboard.press("Control+b")
    page.keyboard.type("old")
    page.keyboard.press("End")
    page.keyboard.type(" quay.")
    while page.evaluate("document.activeElement.name") != "name":
        page.keyboard.press("Tab")
    page.keyboard.type("Kit")
    while not page.evaluate("document.activeElement.matches('.composer [type=submit].post')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".found strong")).to_have_text("old")
    expect(page.locator(".found")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("Your comment is published.")


def test_what_marks_the_story_leaves_an_editors_pick_in_its_place(
    chromium: Browser, newsroom: Server
) -> None:
    page = chromium.new_page(base_url=newsroom.address)
    page.goto("/stories/kingfisher-bridge-without-cars/")
    expect(page.locator("section.upgraded")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".comity-passages")).to_be_attached()
    expect(page.locator(".comment .pick").first).to_have_css("position", "static")
