"""The embed on a page of another origin, under that page's strict policy, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Request, expect

from tests.axe import faults
from tests.foreign import site
from tests.looking import stand_apart_as_buttons
from tests.server import Server
from tests.visit import Visit

pytestmark = pytest.mark.browser

FOUND = """
from comity.ground import writelane
from comity.publications.actions import found
rules = dict(suspect_words="barnacle", suspect_words_verdict="ask", max_links=1)
settings = dict(rules=rules)
writelane.run(found("The Courier", key="courier", origins=["{origin}"], settings=settings))
"""


@pytest.fixture(scope="module")
def origin(comity: Server) -> Iterator[str]:
    """Return the origin of the foreign site, which the Courier allows."""
    with site(comity.address) as origin:
        comity.comity("manage", "shell", "-c", FOUND.format(origin=origin))
        yield origin


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """Return a browser that has been nowhere."""
    context = chromium.new_context()
    yield context
    context.close()


@pytest.fixture
def visit(context: BrowserContext, comity: Server, origin: str) -> Visit:
    """Return a visit to a story that nobody has seen."""
    return Visit(context.new_page(), comity.address, origin)


def test_a_reader_reads_and_writes_without_a_cookie_under_a_strict_policy(
    visit: Visit, context: BrowserContext
) -> None:
    visit.go()
    expect(visit.page.locator(".empty")).to_be_visible()
    visit.posts("A seal, at last!")
    visit.page.reload()
    expect(visit.page.locator("#c1 .text")).to_have_text("A seal, at last!")
    assert context.cookies() == []
    assert visit.broken == []


def test_ones_own_comment_offers_no_vote_and_another_ones_does(visit: Visit) -> None:
    visit.go()
    visit.posts("Mine, and not mine to vote on.")
    visit.elsewhere("Somebody else's.", "Bea")
    visit.page.reload()
    expect(visit.page.locator("#c2 .up")).to_be_visible()
    expect(visit.page.locator("#c1 .up, #c1 .down")).to_have_count(2)
    for arrow in ("up", "down"):
        expect(visit.page.locator(f"#c1 .{arrow}")).to_be_hidden()
    expect(visit.page.locator("#c1 .points")).to_be_visible()


def test_the_count_beside_a_discussion_follows_what_is_posted(visit: Visit) -> None:
    visit.path = "/one"
    visit.go()
    counts = visit.page.locator("comity-count")
    expect(counts).to_have_text(["0", "0"])
    visit.posts("The first one.")
    expect(visit.page.locator("#c1 .up")).to_be_hidden()
    expect(counts).to_have_text(["1", "0"])


def test_nothing_is_fetched_before_the_discussion_comes_near(visit: Visit) -> None:
    visit.path += "-far"
    visit.go()
    expect(visit.page.locator("comity-count").last).to_have_text("0")
    assert not visit.calls("/read/")
    visit.page.mouse.wheel(0, 9_500)
    expect(visit.page.locator(".empty")).to_be_visible()
    assert visit.calls("/read/")


def test_the_writing_part_is_fetched_when_it_is_touched(visit: Visit) -> None:
    visit.go()
    expect(visit.page.locator(".empty")).to_be_visible()
    assert not visit.calls("write.js")
    visit.composer.locator("textarea").click()
    expect(visit.composer.locator(".formats")).to_be_visible()
    assert len(visit.calls("write.js")) == 1


def test_many_counts_cost_one_request(visit: Visit) -> None:
    visit.go()
    expect(visit.page.locator("comity-count").nth(1)).to_have_text("0")
    assert len(visit.calls("/counts?")) == 1


def test_a_story_is_counted_by_its_slug_too(visit: Visit) -> None:
    visit.go()
    visit.posts("One word, to be counted.")
    slug = visit.page.locator(".discussion").get_attribute("data-story")
    visit.page.evaluate(
        """slug => {
            const count = document.createElement('comity-count')
            count.setAttribute('publication', 'courier')
            count.setAttribute('story', slug)
            document.querySelector('main').append(count)
        }""",
        slug,
    )
    expect(visit.page.locator(f"comity-count[story={slug}]")).to_have_text("1")


def test_a_draft_survives_a_dead_network_and_a_reload_and_is_posted_once(
    visit: Visit, context: BrowserContext
) -> None:
    keys: list[str | None] = []

    def note(request: Request) -> None:
        if request.method == "POST":
            keys.append(request.headers.get("idempotency-key"))

    visit.page.on("request", note)
    visit.go()
    visit.writes("Words that must not be lost.")
    expect(visit.composer.locator(".formats")).to_be_visible()
    context.set_offline(True)
    visit.composer.locator(".post").click()
    expect(visit.composer.locator(".problem")).to_contain_text("No connection")
    expect(visit.composer.locator("textarea")).to_have_value("Words that must not be lost.")
    context.set_offline(False)
    visit.page.reload()
    expect(visit.composer.locator("textarea")).to_have_value("Words that must not be lost.")
    visit.composer.locator("[name=name]").fill("Ada")
    visit.composer.locator(".post").click()
    expect(visit.page.locator("#c1 .text")).to_have_text("Words that must not be lost.")
    assert len(keys) == 2
    assert keys[0] == keys[1]


def test_words_that_a_rule_asks_about_are_marked_and_may_be_sent_all_the_same(
    visit: Visit,
) -> None:
    visit.go()
    visit.writes("You old barnacle, welcome home.")
    visit.composer.locator(".post").click()
    expect(visit.composer.get_by_role("alert")).to_contain_text("look at your comment again")
    expect(visit.composer.locator("mark")).to_have_text("barnacle")
    visit.page.get_by_role("button", name="Change it").click()
    expect(visit.composer.locator("textarea")).to_be_focused()
    expect(visit.composer.locator(".asked")).to_have_count(0)
    visit.composer.locator(".post").click()
    visit.page.get_by_role("button", name="Send as it is").click()
    expect(visit.page.locator("#c1 .text")).to_have_text("You old barnacle, welcome home.")


def test_a_comment_that_waits_is_shown_to_its_writer_alone(visit: Visit, chromium: Browser) -> None:
    visit.go()
    text = "See https://one.example/ and https://two.example/ for both sides."
    visit.posts(text)
    expect(visit.page.get_by_role("status")).to_contain_text("waits for an editor")
    visit.page.reload()
    expect(visit.page.locator("[data-state=held] .text")).to_have_text(text)
    expect(visit.page.locator("[data-state=held] .standing")).to_be_visible()
    with chromium.new_context() as other:
        page = other.new_page()
        page.goto(visit.page.url)
        expect(page.locator(".empty")).to_be_visible()
        expect(page.locator(".branch")).to_have_count(0)


def test_a_vote_shows_at_once_and_goes_back_with_a_sentence_when_it_fails(
    visit: Visit, context: BrowserContext
) -> None:
    visit.go()
    expect(visit.page.locator(".empty")).to_be_visible()
    visit.elsewhere("Vote for me, the lighthouse.", "Zoë")
    visit.page.locator(".pill").click()
    up = visit.page.locator("#c1 .up")
    up.click()
    expect(up).to_have_attribute("aria-pressed", "true")
    expect(visit.page.locator("#c1 .points")).to_have_text("1")
    with visit.page.expect_response("**/vote*"):
        visit.page.locator("#c1 .down").click()
    context.set_offline(True)
    up.click()
    expect(visit.page.locator("#c1 .acts .problem")).to_be_visible()
    expect(visit.page.locator("#c1 .down")).to_have_attribute("aria-pressed", "true")
    expect(visit.page.locator("#c1 .points")).to_have_text("-1")


def test_a_menu_is_put_away_by_a_press_anywhere_on_the_page(visit: Visit) -> None:
    visit.go()
    visit.posts("A comment with a menu.")
    menu = visit.page.locator("#c1 .more")
    for elsewhere in (visit.page.get_by_role("heading", level=1), visit.page.locator("#c1 .text")):
        menu.locator("summary").click()
        expect(menu).to_have_attribute("open", "")
        elsewhere.click()
        expect(menu).not_to_have_attribute("open", "")


def test_a_reader_answers_changes_and_withdraws(visit: Visit) -> None:
    visit.go()
    visit.posts("A question to all: whose boat is it?")
    page = visit.page
    page.locator("#c1 .reply").click()
    reply = page.locator("#c1 > .composer")
    expect(reply.locator("textarea")).to_be_focused()
    reply.locator("textarea").fill("Mine, I think.")
    reply.locator(".post").click()
    expect(page.locator("#c1 #c2 .text")).to_have_text("Mine, I think.")
    expect(reply).to_have_count(0)
    page.locator("#c2 .more summary").click()
    page.locator("#c2 [data-act=edit]").click()
    expect(page.locator("#c2 textarea")).to_have_value("Mine, I think.")
    page.locator("#c2 textarea").fill("Mine, I know.")
    page.locator("#c2 .post").click()
    expect(page.locator("#c2 .text")).to_have_text("Mine, I know.")
    page.reload()
    page.locator("#c2 .more summary").click()
    page.locator("#c2 [data-act=withdraw]").click()
    expect(page.locator("#c2 .confirm")).to_be_visible()
    stand_apart_as_buttons(page.locator("#c2 .confirm button"))
    page.get_by_role("button", name="Withdraw it").click()
    expect(page.locator("#c2 .gone")).to_be_visible()
    expect(page.locator("#c2 .text")).to_have_count(0)


def test_a_reader_reports_a_comment_by_keyboard_alone(visit: Visit) -> None:
    visit.go()
    expect(visit.page.locator(".empty")).to_be_visible()
    visit.elsewhere("Buy my seal soap.", "Trader")
    visit.page.locator(".pill").press("Enter")
    assert not visit.calls("report")
    page = visit.page
    page.locator("#c1 .more summary").press("Enter")
    page.get_by_role("link", name="Report").press("Enter")
    form = page.locator("#c1 .report")
    expect(form.locator("input").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(form).to_have_count(0)
    expect(page.locator("#c1 .more summary")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Report").press("Enter")
    expect(form.locator("input").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(form.get_by_label("Advertising")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("Twice a day.")
    form.get_by_role("button", name="Report").press("Enter")
    expect(page.locator("#c1 .reported")).to_be_focused()
    expect(page.get_by_role("status")).to_contain_text("A moderator will look at it.")
    assert visit.broken == []


def test_nobody_is_offered_to_report_themselves(visit: Visit) -> None:
    visit.go()
    visit.posts("Mine.")
    visit.page.locator("#c1 .more summary").click()
    expect(visit.page.locator("#c1 [data-act=withdraw]")).to_be_visible()
    expect(visit.page.locator("#c1 [data-act=report]")).to_be_hidden()


def test_who_waits_for_a_moderator_reads_why_and_how_to_appeal(visit: Visit) -> None:
    visit.go()
    visit.posts("See https://one.example/ and https://two.example/ for both sides.")
    why = visit.page.locator("[data-state=held] .why")
    expect(why).to_be_visible()
    visit.page.reload()
    with visit.page.context.expect_page() as opened:
        why.click(modifiers=["Control"])
    page = opened.value
    expect(page.get_by_role("heading", name="Statement of reasons")).to_be_visible()
    expect(page.get_by_text("one.example")).to_be_visible()
    expect(page.get_by_role("button", name="Appeal")).to_be_visible()
    assert visit.page.context.cookies() == []


def test_a_link_to_a_comment_opens_it_wherever_it_stands(visit: Visit) -> None:
    visit.go()
    visit.posts("The one that is linked to.")
    link = visit.page.locator("#c1 .when")
    expect(link).to_have_attribute("href", f"{visit.origin}{visit.path}#comity-1")
    visit.page.goto("about:blank")
    visit.go("#comity-1")
    expect(visit.page.locator("#c1.found")).to_be_focused()


def test_turning_to_another_order_keeps_the_readers_place_in_the_controls(visit: Visit) -> None:
    visit.go()
    visit.posts("Something to order.")
    address = visit.page.url
    newest = visit.page.locator("[data-order=newest]").first
    newest.press("Enter")
    chosen = visit.page.locator(".orders [data-order=newest][aria-current]")
    expect(chosen).to_be_focused()
    expect(visit.page.get_by_role("status")).to_contain_text("Newest")
    assert visit.page.url == address


@pytest.mark.usefixtures("origin")
def test_a_site_that_is_not_allowed_is_told_so(context: BrowserContext, comity: Server) -> None:
    with site(comity.address) as stranger:
        page = context.new_page()
        page.goto(f"{stranger}/anything")
        expect(page.get_by_role("alert")).to_contain_text("This site has no part")
        expect(page.get_by_role("button", name="Try again")).to_be_visible()


def test_a_site_that_is_not_allowed_offers_no_form_for_a_story_that_is_known(
    visit: Visit, comity: Server
) -> None:
    visit.go()
    visit.posts("A seal, seen from the allowed site.")
    slug = visit.page.locator(".discussion").get_attribute("data-story")
    warned: list[str] = []
    visit.page.on("console", lambda said: warned.append(said.text))
    with site(comity.address, lambda _path: f' story="{slug}"') as stranger:
        visit.origin = stranger
        visit.go()
        expect(visit.page.locator("#c1 .text")).to_be_visible()
        visit.composer.locator("textarea").click()
        expect(visit.page.locator(".closed")).to_contain_text("This site has no part")
        expect(visit.page.locator(".composer")).to_have_count(0)
        assert f"comity publication allow courier {stranger}" in warned


@pytest.mark.usefixtures("origin")
def test_a_site_that_has_mistyped_its_publication_is_told_so(
    context: BrowserContext, comity: Server
) -> None:
    with site(comity.address, publication="curier") as mistaken:
        page = context.new_page()
        page.goto(f"{mistaken}/anything")
        expect(page.get_by_role("alert")).to_contain_text("There is no such publication here.")


def test_axe_finds_nothing_in_the_thread_or_the_composer(visit: Visit, chromium: Browser) -> None:
    context = chromium.new_context(bypass_csp=True)
    try:
        visit.page = context.new_page()
        visit.go()
        visit.posts("Something to read.")
        visit.page.locator("#c1 .reply").click()
        expect(visit.page.locator("#c1 > .composer textarea")).to_be_focused()
        assert faults(visit.page) == []
    finally:
        context.close()
