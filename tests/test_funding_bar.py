"""The funding bar in a real browser: above our own stories, and in a stranger's strict page."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.axe import faults
from tests.looking import wait_until
from tests.newsroom import PUBLICATION, found, set_goal
from tests.server import Server, serving

pytestmark = pytest.mark.browser

STORY = "/stories/the-ferry-will-sail-at-night/"
MONTHS = f"/funding/{PUBLICATION}/"
PATIENCE = 60.0

FOREIGN = """<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Elsewhere</title>
<link rel="icon" href="data:,"><script src="{comity}/goal.js" async></script></head>
<body><main><h1>Elsewhere</h1><comity-goal publication="the-courier" lang="{lang}"></comity-goal>
<comity-goal publication="nobody">Support us.</comity-goal></main></body></html>"""
POLICY = (
    "default-src 'none'; script-src {comity}; connect-src {comity}; img-src data:; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


@pytest.fixture(scope="module")
def comity(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a running Comity whose Courier wants 5,000 dollars and has 300."""
    folder = tmp_path_factory.mktemp("bar")
    with serving(folder) as server:
        found(server, folder)
        set_goal(
            server,
            "--text",
            "The press is from 1931, and it shows.",
            "--link",
            "https://courier.example/give",
            "--ends",
            time.strftime("%Y-12-31"),
        )
        server.comity("funding", "give", PUBLICATION, "300", "USD", "--name", "Ada Lind")
        yield server


@contextmanager
def visit(chromium: Browser, **settings: object) -> Iterator[Page]:
    """Open a page that must break nothing: no error in its console, no script that fails."""
    context = chromium.new_context(**settings)  # type: ignore[arg-type]
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda fault: broken.append(str(fault)))
    page.on("console", lambda said: broken.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    assert not [each for each in broken if "404" not in each], broken


@contextmanager
def elsewhere(comity: str, lang: str = "en") -> Iterator[str]:
    """Serve a stranger's page that holds two bars; give its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", POLICY.format(comity=comity))
            self.end_headers()
            self.wfile.write(FOREIGN.format(comity=comity, lang=lang).encode())

        def log_message(self, *_told: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"http://localhost:{server.server_port}/"
        finally:
            server.shutdown()


def test_it_stands_above_the_headline_and_says_what_it_shows(
    chromium: Browser, comity: Server
) -> None:
    with visit(chromium, base_url=comity.address) as page:
        page.goto(STORY)
        bar = page.get_by_role("progressbar", name="A new press")
        expect(bar).to_have_attribute("aria-valuetext", "$300 of $5,000 raised, 6%")
        expect(page.locator(".goal-left")).to_contain_text("left")
        expect(page.locator(".goal-scale text")).to_have_text(["$0", "$2,500", "$5,000"])
        expect(page.get_by_role("link", name="Support The Courier")).to_have_attribute(
            "href", "https://courier.example/give"
        )
        headline = page.locator("h1").bounding_box()
        shown = bar.bounding_box()
        assert headline is not None
        assert shown is not None
        assert shown["y"] + shown["height"] < headline["y"]


@pytest.mark.parametrize("path", [STORY, f"{STORY}?lang=ar", MONTHS, f"{MONTHS}?lang=he"])
def test_everybody_can_read_it(chromium: Browser, comity: Server, path: str) -> None:
    with visit(chromium, base_url=comity.address, reduced_motion="reduce") as page:
        page.goto(path)
        expect(page.locator(".goal")).to_be_visible()
        assert faults(page) == []
        page.emulate_media(color_scheme="dark")
        assert faults(page, colours=True) == []


@pytest.mark.parametrize("path", [STORY, f"{STORY}?lang=ru", MONTHS, f"{MONTHS}?lang=ar"])
def test_it_fits_on_a_narrow_screen(chromium: Browser, comity: Server, path: str) -> None:
    size = {"width": 320, "height": 700}
    with visit(chromium, base_url=comity.address, viewport=size) as page:
        page.goto(path)
        expect(page.locator(".goal")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_script_it_shows_the_figures_and_of_when_they_are(
    chromium: Browser, comity: Server
) -> None:
    with visit(chromium, base_url=comity.address, java_script_enabled=False) as page:
        page.goto(STORY)
        expect(page.locator(".goal-sum")).to_contain_text("$300 of $5,000")
        expect(page.locator(".goal-left")).to_contain_text("until December 31")
        expect(page.locator(".goal-as-of")).to_contain_text("As of")


def test_no_cookie_is_set_and_nobody_else_is_asked(chromium: Browser, comity: Server) -> None:
    with visit(chromium) as page, elsewhere(comity.address) as address:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        expect(page.locator("comity-goal .goal")).to_be_visible()
        assert page.context.cookies() == []
        hosts = {urlsplit(url).netloc for url in asked if url.startswith("http")}
        assert hosts == {urlsplit(address).netloc, urlsplit(comity.address).netloc}


def test_it_stands_in_a_strangers_strict_page_in_its_language(
    chromium: Browser, comity: Server
) -> None:
    with visit(chromium) as page, elsewhere(comity.address, "ar") as address:
        page.goto(address)
        bar = page.locator("comity-goal .goal")
        expect(bar).to_have_attribute("dir", "rtl")
        expect(bar.locator(".goal-fill")).to_have_attribute("x", "94%")
        expect(bar.locator(".goal-fill")).to_have_css("fill", "rgb(29, 78, 216)")
        expect(bar.locator(".goal-figures")).to_have_attribute(
            "href", f"{comity.address}{MONTHS}?lang=ar"
        )
        assert faults(page) == []


def test_where_no_goal_runs_the_pages_own_words_stay(chromium: Browser, comity: Server) -> None:
    with visit(chromium) as page, elsewhere(comity.address) as address:
        with page.expect_response(lambda answer: "/nobody/goal" in answer.url):
            page.goto(address)
        expect(page.get_by_text("Support us.")).to_be_visible()


def test_script_and_server_draw_the_same_bar(chromium: Browser, comity: Server) -> None:
    drawn = []
    for script in (False, True):
        with visit(chromium, base_url=comity.address, java_script_enabled=script) as page:
            page.add_init_script("addEventListener('comity-goal', () => { self.drawn = true })")
            page.goto(f"{MONTHS}?lang=de")
            if script:
                wait_until(page, "self.drawn")
            tree = page.locator("comity-goal").inner_html()
            drawn.append("".join(tree.split()))
    assert drawn[0] == drawn[1]


def test_it_moves_while_it_is_looked_at_and_keeps_the_focus(
    chromium: Browser, comity: Server
) -> None:
    with visit(chromium, base_url=comity.address) as page:
        page.clock.install()
        # What is routed is not cached: the browser's own clock would keep an answer for 15 seconds.
        page.route("**/goal?lang=en", lambda route: route.continue_())
        page.goto(STORY)
        expect(page.locator(".goal-left")).to_contain_text("left")
        page.locator(".goal-give").focus()
        comity.comity("funding", "give", PUBLICATION, "200", "USD", "--reference", "more")
        end = time.monotonic() + PATIENCE
        while "$500 of $5,000" not in page.locator(".goal-sum").inner_text():
            assert time.monotonic() < end
            with page.expect_response(lambda answer: answer.url.endswith("/goal?lang=en")):
                page.clock.fast_forward(31_000)
        expect(page.get_by_role("progressbar")).to_have_attribute("aria-valuenow", "10")
        expect(page.locator(".goal-give")).to_be_focused()
    comity.comity("funding", "refund", PUBLICATION, "more", "200", "USD")


def test_a_closed_goal_goes_from_the_stories(chromium: Browser, comity: Server) -> None:
    with visit(chromium, base_url=comity.address, java_script_enabled=False) as page:
        goal = set_goal(comity, "--text", "For a short while.")
        end = time.monotonic() + PATIENCE
        for wanted, change in ((1, ()), (0, ("funding", "close", PUBLICATION, goal))):
            if change:
                comity.comity(*change)
            while page.goto(STORY) and page.get_by_text("For a short while.").count() != wanted:
                assert time.monotonic() < end
