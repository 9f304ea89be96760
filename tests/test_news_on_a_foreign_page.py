"""What somebody else says or changes, in the embed on a page of another origin."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.foreign import site
from tests.server import Server
from tests.visit import Visit

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def origin(comity: Server) -> Iterator[str]:
    """Return the origin of the foreign site, which the Courier allows."""
    with site(comity.address) as origin:
        found = ("found", "The Courier", "--key", "courier", "--origin", origin)
        comity.comity("publication", *found)
        yield origin


@pytest.fixture
def visit(chromium: Browser, comity: Server, origin: str) -> Visit:
    """Return a visit to a story that nobody has seen."""
    return Visit(chromium.new_page(), comity.address, origin)


def test_a_comment_by_somebody_else_waits_until_it_is_asked_for(visit: Visit) -> None:
    visit.go()
    visit.posts("The first word.")
    visit.elsewhere("And the second, from the pier.", "Zoë")
    pill = visit.page.locator(".pill")
    expect(pill).to_contain_text("1 new comment")
    expect(pill).to_contain_text("Zoë")
    expect(visit.page.locator("h2")).to_have_text("2 comments")
    expect(visit.page.locator("#c2")).to_have_count(0)
    pill.click()
    expect(visit.page.locator("#c2")).to_be_focused()
    expect(pill).to_have_count(0)


def test_a_menu_stays_open_under_the_hand_when_its_comment_changes(visit: Visit) -> None:
    visit.go()
    expect(visit.page.locator(".empty")).to_be_visible()
    said = visit.elsewhere("Buy my seal soup.", "Trader")
    visit.page.locator(".pill").press("Enter")
    menu = visit.page.locator("#c1 .more")
    menu.locator("summary").press("Enter")
    visit.page.keyboard.press("Tab")
    link = menu.locator("[data-act=link]")
    expect(link).to_be_focused()
    visit.edits(said, "Buy my seal soap.")
    expect(visit.page.locator("#c1 .text")).to_have_text("Buy my seal soap.")
    expect(link).to_be_visible()
    expect(link).to_be_focused()


def test_news_of_a_comment_takes_nothing_out_of_a_readers_hands(visit: Visit) -> None:
    visit.go()
    expect(visit.page.locator(".empty")).to_be_visible()
    said = visit.elsewhere("Buy my seal oil.", "Zoë")
    visit.page.locator(".pill").click()
    up = visit.page.locator("#c1 .up")
    up.press("Enter")
    expect(up).to_have_attribute("aria-pressed", "true")
    visit.edits(said, "Buy my seal soap.")
    expect(visit.page.locator("#c1 .text")).to_have_text("Buy my seal soap.")
    expect(up).to_be_focused()
    expect(up).to_have_attribute("aria-pressed", "true")
    visit.page.locator("#c1 .more summary").click()
    visit.page.locator("#c1 [data-act=report]").click()
    words = visit.page.locator("#c1 .report textarea")
    words.fill("It was oil before.")
    visit.edits(said, "Buy my seal grease.")
    expect(visit.page.locator("#c1 .text")).to_have_text("Buy my seal grease.")
    expect(words).to_have_value("It was oil before.")
    expect(words).to_be_focused()
