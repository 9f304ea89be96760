"""Passages in a real browser: by mouse, by touch, by keyboard; on our page and on a foreign one."""

import json
import re
import secrets
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.axe import faults
from tests.foreign import POLICY
from tests.server import Server, serving

pytestmark = pytest.mark.browser

TEXT = """The council has decided to mend the old bridge, and not to build a new one.

Work begins in May, and the ferry is **free of charge** until it ends. Shopkeepers are not
convinced.

> It is only eleven months.

The ferry runs every twelve minutes, from six in the morning until midnight."""

FOUND = """
from comity.ground import writelane
from comity.publications.actions import found
from comity.stories.actions import make, Particulars
writelane.run(found("The Courier", key="courier", origins=["{origin}"]))
for slug in {slugs}:
    writelane.run(make("courier", Particulars("The old bridge", source={text!r}), slug=slug))
"""
ACT = """
from comity.ground import writelane
from comity.stories.actions import revise
from comity.stories.queries import story
from comity.passages.actions import ask
from comity.passages.words import select
there = story("{slug}")
"""
SLUGS = [f"bridge-{count}" for count in range(32)]

FOREIGN = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<style>body {{ max-width: 38rem; margin: auto; font: 18px/1.6 serif }}</style>
<link rel="canonical" href="{address}"><script src="{comity}/embed.js" async></script></head>
<body><main><article><h1>Bridge</h1><div class="body">
  <p>The council has decided to mend the old bridge,
     and not to build a new one.</p>
  <p>Work begins in May, and the <a href="#ferry">ferry</a> is free until it ends.</p>
</div></article>
<comity-discussion publication="courier" content="article .body"></comity-discussion>
</main></body></html>"""


@contextmanager
def paper(comity: str) -> Iterator[str]:
    """Serve a foreign story under every path, strictly; give the origin."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = FOREIGN.format(address=f"{origin}{self.path}", comity=comity).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", POLICY.substitute(comity=comity))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_told: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        origin = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield origin
        finally:
            server.shutdown()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a running Comity."""
    with serving(Path(tmp_path_factory.mktemp("passages"))) as server:
        yield server


@pytest.fixture(scope="module")
def origin(server: Server) -> Iterator[str]:
    """Return the foreign paper's origin, whose publication has a story for each test."""
    with paper(server.address) as origin:
        told = FOUND.format(origin=origin, slugs=SLUGS, text=TEXT)
        server.comity("manage", "shell", "-c", told)
        yield origin


@pytest.fixture(scope="module")
def slugs() -> Iterator[str]:
    """Return stories that no test has touched."""
    return iter(SLUGS)


@pytest.fixture
def slug(slugs: Iterator[str]) -> str:
    """Return this test's own story."""
    return next(slugs)


@pytest.fixture(params=["desktop", "phone"])
def page(
    request: pytest.FixtureRequest, chromium: Browser, server: Server, origin: str
) -> Iterator[Page]:
    """Return a page as wide as a desk, and one as wide as a hand."""
    size = {"desktop": (1280, 900), "phone": (390, 800)}[request.param]
    context = chromium.new_context(
        base_url=server.address,
        viewport={"width": size[0], "height": size[1]},
        has_touch=request.param == "phone",
    )
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda fault: broken.append(str(fault)))
    page.on("console", lambda line: broken.append(line.text) if line.type == "error" else None)
    yield page
    context.close()
    assert broken == []


def go(page: Page, slug: str) -> None:
    """Open a story."""
    page.goto(f"/stories/{slug}/")
    expect(page.locator(".discussion.upgraded")).to_be_visible()


def say(server: Server, slug: str, words: str, text: str = "Is that so?") -> dict[str, Any]:
    """Let another reader comment on these words, somewhere else."""
    target = {"selector": [{"type": "TextQuoteSelector", "exact": words}]}
    request = urllib.request.Request(
        f"{server.address}/api/v1/stories/{slug}/passages",
        json.dumps({"text": text, "name": "Kit", "target": target}).encode(),
        {"Content-Type": "application/json", "Idempotency-Key": secrets.token_hex(16)},
    )
    with urllib.request.urlopen(request) as answer:
        told: dict[str, Any] = json.load(answer)
    return told


def select(page: Page, words: str) -> None:
    """Select words of the story with the mouse."""
    place = page.evaluate(
        """words => {
            const walker = document.createTreeWalker(document.querySelector('.body'), 4)
            const all = []
            while (walker.nextNode()) all.push(walker.currentNode)
            const node = all.find(each => each.data.includes(words))
            const range = document.createRange()
            range.setStart(node, node.data.indexOf(words))
            range.setEnd(node, node.data.indexOf(words) + words.length)
            node.parentElement.scrollIntoView({block: 'center'})
            const boxes = [...range.getClientRects()], last = boxes.at(-1)
            return [boxes[0].left + 1, boxes[0].top + boxes[0].height / 2,
                    last.right - 1, last.top + last.height / 2]
        }""",
        words,
    )
    page.mouse.move(place[0], place[1])
    page.mouse.down()
    page.mouse.move(place[2], place[3], steps=6)
    page.mouse.up()
    expect(pick(page)).to_be_visible()


def pick(page: Page) -> Locator:
    """Return the button that offers to comment on what is selected."""
    return page.get_by_role("button", name="Comment on this passage", exact=True)


def panel(page: Page) -> Locator:
    """Return what opens beside the story."""
    return page.get_by_role("dialog", name="Comments on this passage")


def arrive(page: Page) -> None:
    """Wait until the panel has come to its place."""
    panel(page).evaluate("each => Promise.all(each.getAnimations().map(each => each.finished))")


def count(page: Page) -> Locator:
    """Return the counts in the margin."""
    return page.locator(".comity-count")


def write(page: Page, text: str) -> None:
    """Write into the panel's composer, and post."""
    composer = panel(page).locator(".composer")
    composer.locator("textarea").fill(text)
    composer.locator("[name=name]").fill("Ada")
    composer.locator(".post").press("Enter")


def test_a_reader_comments_on_words_and_finds_the_way_back(page: Page, slug: str) -> None:
    go(page, slug)
    select(page, "mend the old bridge")
    pick(page).click()
    expect(panel(page).locator("textarea")).to_be_focused()
    expect(panel(page).locator(".quoted")).to_have_text("mend the old bridge")
    write(page, "About time.")
    expect(panel(page)).to_have_count(0)
    expect(page.locator("mark.comity-passage")).to_have_text("mend the old bridge")
    expect(count(page)).to_have_accessible_name("Comments on this passage: 1")
    comment = page.locator(".thread .comment", has_text="About time.")
    expect(comment.locator(".quoted")).to_have_text("mend the old bridge")
    comment.locator(".quoted a").click()
    expect(count(page)).to_be_focused()
    expect(page.locator("mark.comity-passage")).to_be_in_viewport()


def test_a_hand_that_lets_go_within_a_word_means_the_whole_word(page: Page, slug: str) -> None:
    go(page, slug)
    select(page, "nd the old brid")
    pick(page).click()
    expect(panel(page).locator(".quoted")).to_have_text("mend the old bridge")


def test_what_is_said_opens_beside_the_words_or_below_them(
    page: Page, slug: str, server: Server
) -> None:
    said = say(server, slug, "Work begins in May", "May is late.")
    go(page, slug)
    count(page).click()
    expect(panel(page).locator(".comment .text")).to_have_text("May is late.")
    arrive(page)
    box, words = panel(page).bounding_box(), page.locator("mark.comity-passage").bounding_box()
    assert box is not None
    assert words is not None
    size = page.viewport_size
    assert size is not None
    if size["width"] > 1000:
        assert box["x"] > words["x"] + words["width"]
    else:
        assert box["x"] == 0
        assert box["y"] + box["height"] == pytest.approx(size["height"], abs=1)
        assert words["y"] + words["height"] <= box["y"]
    panel(page).locator(".when").click()
    expect(page.locator(f"#c{said['comment']['number']}.found")).to_be_focused()
    expect(panel(page)).to_have_count(0)


def test_it_can_all_be_done_by_keyboard(page: Page, slug: str) -> None:
    go(page, slug)
    chooser = page.get_by_role("slider", name="Choose a passage to comment on")
    page.keyboard.press("Tab")
    expect(chooser).to_have_count(1)
    for _step in range(20):
        if chooser.evaluate("each => each.getRootNode().activeElement === each"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(chooser).to_have_attribute("aria-valuetext", re.compile("^Work begins in May, and"))
    page.keyboard.press("Shift+ArrowDown")
    expect(chooser).to_have_attribute("aria-valuetext", re.compile("not\\s+convinced.$"))
    page.keyboard.press("Enter")
    expect(panel(page).locator("textarea")).to_be_focused()
    page.keyboard.press("Escape")
    expect(chooser).to_be_focused()
    page.keyboard.press("Control+Alt+m")
    expect(panel(page).locator("textarea")).to_be_focused()
    page.keyboard.type("They never are.")
    panel(page).locator("[name=name]").fill("Ada")
    page.keyboard.press("Tab")
    panel(page).locator("textarea").press("Control+Enter")
    expect(count(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel(page).locator(".comment .text")).to_have_text("They never are.")
    page.keyboard.press("Escape")
    expect(count(page)).to_be_focused()
    expect(count(page)).to_have_attribute("aria-expanded", "false")


def test_axe_finds_nothing(page: Page, slug: str, server: Server) -> None:
    say(server, slug, "free of charge")
    go(page, slug)
    count(page).click()
    expect(panel(page).locator(".composer")).to_be_visible()
    arrive(page)
    assert faults(page) == []


def test_after_an_edit_marks_move_and_an_orphan_keeps_its_quote(
    page: Page, slug: str, server: Server
) -> None:
    say(server, slug, "every twelve minutes", "So often?")
    orphan = say(server, slug, "It is only eleven months.", "Only!")["comment"]["number"]
    text = "The ferry runs every twelve minutes, as we hear.\n\nWork begins in May."
    act = ACT.format(slug=slug) + f"writelane.run(revise(there.id, {text!r}, actor='x'))"
    server.comity("manage", "shell", "-c", act)
    go(page, slug)
    expect(page.locator("mark.comity-passage")).to_have_text("every twelve minutes")
    quote = page.locator(f"#c{orphan} .quoted")
    expect(quote).to_have_text("It is only eleven months.")
    quote.locator("a").click()
    expect(page.get_by_role("status")).to_have_text("The story no longer says this.")


def test_the_newsroom_asks_at_its_words(page: Page, slug: str, server: Server) -> None:
    asking = """
writelane.run(ask("{slug}", select(there.html, "Shopkeepers are not"), "Are you one of them?",
    name="Dana Marsh", actor="staff:1"))"""
    server.comity("manage", "shell", "-c", ACT.format(slug=slug) + asking.format(slug=slug))
    go(page, slug)
    expect(count(page)).to_have_accessible_name(re.compile("question from the newsroom"))
    count(page).click()
    expect(panel(page)).to_contain_text("Dana Marsh")
    expect(panel(page)).to_contain_text("Are you one of them?")
    write(page, "I sell lamps there.")
    expect(count(page)).to_have_text("?1")


def test_without_script_the_comment_shows_its_quote_and_leads_to_it(
    chromium: Browser, server: Server, origin: str, slug: str
) -> None:
    say(server, slug, "free of charge")
    context = chromium.new_context(java_script_enabled=False, base_url=server.address)
    page = context.new_page()
    page.goto(f"/stories/{slug}/")
    link = page.locator(".comment .quoted a")
    expect(link).to_have_text("free of charge")
    expect(link).to_have_attribute("href", f"/stories/{slug}/#:~:text=free%20of%20charge")
    context.close()


def test_nothing_is_fetched_before_there_is_a_passage_or_a_wish(
    chromium: Browser, server: Server, origin: str, slug: str
) -> None:
    page = chromium.new_page(base_url=server.address)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    go(page, slug)
    page.mouse.wheel(0, 400)
    expect(page.locator(".composer")).to_be_visible()
    assert [each for each in asked if "passages" in each] == []
    select(page, "mend the old bridge")
    assert [each for each in asked if "passages.js" in each] != []
    page.close()


def test_it_works_in_a_foreign_page_as_strict_as_can_be(page: Page, origin: str) -> None:
    page.goto(f"{origin}/{secrets.token_hex(4)}")
    expect(page.locator(".discussion.upgraded")).to_be_visible()
    select(page, "council has decided")
    pick(page).click()
    write(page, "On a foreign page.")
    expect(page.locator("mark.comity-passage")).to_have_text("council has decided")
    page.reload()
    page.locator("comity-discussion").scroll_into_view_if_needed()
    expect(page.locator("mark.comity-passage")).to_have_text("council has decided")
    page.locator(".thread .quoted a").click()
    expect(count(page)).to_be_focused()
    assert page.url.startswith(origin)
    count(page).click()
    expect(panel(page).locator(".comment .text")).to_have_text("On a foreign page.")


def test_a_passage_across_links_and_paragraphs_leaves_them_whole(
    page: Page, slug: str, server: Server
) -> None:
    before = "[...document.querySelectorAll('.body p')].map(each => each.textContent)"
    go(page, slug)
    told = page.evaluate(before)
    say(server, slug, "the ferry is free of charge until it ends. Shopkeepers")
    page.reload()
    expect(page.locator("mark.comity-passage").first).to_be_visible()
    expect(page.locator(".body strong")).to_have_text("free of charge")
    marked = "[...document.querySelectorAll('mark.comity-passage')].map(m => m.innerText).join('')"
    assert page.evaluate(marked) == "the ferry is free of charge until it ends. Shopkeepers"
    page.evaluate("document.querySelectorAll('.comity-count').forEach(each => each.remove())")
    assert page.evaluate(before) == told
