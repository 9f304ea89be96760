"""Comity's own pages in a real browser: for everybody to read, and without script to take part."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.axe import faults
from tests.server import Server, serving

pytestmark = pytest.mark.browser

BRIDGE = "/stories/kingfisher-bridge-without-cars/"
BAKERY = "/stories/furn-al-mina/"
PAGES = (
    "/",
    BRIDGE,
    f"{BRIDGE}comments/1/",
    f"{BRIDGE}comments/1/reply/",
    f"{BAKERY}?lang=ar",
    f"{BAKERY}comments/1/reply/?lang=ar",
    f"{BRIDGE}comments/1/report/",
    f"{BAKERY}comments/1/report/?lang=ar",
    "/nothing/here",
)
WIDE, NARROW = 1280, 320
"""Pixels; 320 is what WCAG 2.2 asks a page to fit into (success criterion 1.4.10)."""


@pytest.fixture(scope="module")
def comity(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a running Comity with the sample newsroom."""
    with serving(tmp_path_factory.mktemp("comity"), demo=True) as server:
        yield server


@pytest.fixture
def scriptless(chromium: Browser, comity: Server) -> Iterator[BrowserContext]:
    """Return a browser that runs no script."""
    context = chromium.new_context(java_script_enabled=False, base_url=comity.address)
    yield context
    context.close()


def settled(page: Page) -> None:
    """Wait until the script has taken over the discussion, where the page holds one."""
    discussion = page.locator("comity-discussion section")
    if discussion.count():
        expect(discussion).to_have_class(re.compile("upgraded"))


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(
    chromium: Browser, comity: Server, path: str
) -> None:
    context = chromium.new_context(
        base_url=comity.address,
        reduced_motion="reduce",
        bypass_csp=True,  # axe is a script of the test's own
    )
    page = context.new_page()
    page.goto(path)
    settled(page)
    for scheme, width in (("light", NARROW), ("dark", WIDE)):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_viewport_size({"width": width, "height": 900})
        light = scheme == "light"
        assert faults(page, colours=not light, whole=light and path == BRIDGE) == []
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, f"{over} pixels too wide for {width}"
    context.close()


def test_no_page_breaks_its_own_security_policy(chromium: Browser, comity: Server) -> None:
    context = chromium.new_context(base_url=comity.address)
    said: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda fault: said.append(str(fault)))
    for path in PAGES[:-1]:
        page.goto(path)
        settled(page)
    assert said == []
    assert context.cookies() == []
    context.close()


def test_without_script_a_reader_posts_and_sees_it(scriptless: BrowserContext) -> None:
    page = scriptless.new_page()
    page.goto("/stories/spring-tides-this-week/")
    page.get_by_label("What is your view?").fill("The **third** step was dry last night.")
    page.get_by_label("Your name").fill("Wanda")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".preview strong")).to_have_text("third")
    page.get_by_role("button", name="Post").click()
    said = page.locator(".comment", has_text="The third step was dry last night.")
    expect(said).to_be_visible()
    expect(said.locator(".name")).to_have_text("Wanda")
    assert "#c" in page.url


def test_without_script_a_reader_replies(scriptless: BrowserContext) -> None:
    page = scriptless.new_page()
    page.goto(BRIDGE)
    first = page.locator(".branch").first
    first.get_by_role("link", name="Reply").first.click()
    page.get_by_label("What is your view?").fill("That is well said, and I had not thought of it.")
    page.get_by_label("Your name").fill("Wanda")
    page.get_by_role("button", name="Post").click()
    expect(page.locator(".replies", has_text="and I had not thought of it.").first).to_be_visible()


def test_without_script_every_page_of_a_thread_can_be_reached(scriptless: BrowserContext) -> None:
    page = scriptless.new_page()
    page.goto(BRIDGE)
    pages = 1
    while page.get_by_role("link", name="Next page").count():
        page.get_by_role("link", name="Next page").click()
        pages += 1
    assert pages > 1
    expect(page.locator(".pager [aria-current]")).to_have_text(f"Page {pages} of {pages}")
    page.get_by_role("link", name="Newest", exact=True).click()
    expect(page.locator(".orders [aria-current]")).to_have_text("Newest")


def test_without_script_no_control_is_offered_that_does_nothing(
    scriptless: BrowserContext,
) -> None:
    page = scriptless.new_page()
    page.goto(BRIDGE)
    for control in (".up", ".down", "[data-act=edit]", ".formats"):
        expect(page.locator(control).first).to_be_hidden()


def test_without_script_a_reader_reports_a_comment(scriptless: BrowserContext) -> None:
    page = scriptless.new_page()
    page.goto(BRIDGE)
    first = page.locator(".comment").first
    words = first.locator(".text").inner_text()
    first.locator(".more summary").click()
    first.get_by_role("link", name="Report").click()
    expect(page.locator(".answered .text")).to_have_text(words)
    page.get_by_label("Misinformation").check()
    page.get_by_label("In your own words").fill("The-bridge-has-four-arches-" * 20)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Report").click()
    expect(page.get_by_role("status")).to_have_text("Thank you. A moderator will look at it.")


def test_without_script_a_long_comment_opens_and_closes(scriptless: BrowserContext) -> None:
    page = scriptless.new_page()
    page.goto("/stories/spring-tides-this-week/")
    page.get_by_label("What is your view?").fill("One more line about the tide.\n\n" * 60)
    page.get_by_label("Your name").fill("Wordy")
    page.get_by_role("button", name="Post").click()
    text = page.locator(".text.long").last
    folded = text.bounding_box()
    page.get_by_text("Show the whole comment").last.click()
    whole = text.bounding_box()
    assert folded
    assert whole
    assert whole["height"] > 2 * folded["height"]


def test_arabic_is_read_from_right_to_left_and_a_reply_in_english_is_not(
    scriptless: BrowserContext,
) -> None:
    page = scriptless.new_page()
    page.goto(f"{BAKERY}?lang=ar")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    name, when = (
        page.locator(f".comment {part}").first.bounding_box() for part in (".name", ".when")
    )
    assert name
    assert when
    assert name["x"] > when["x"]
