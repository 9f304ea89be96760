"""Text that tries to be more than text stays text, in every field, in a real browser.

Each new field that a person can write joins `tests/hostile.py`, or `tests/hostile_desk.py`.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.foreign import site
from tests.hostile_desk import PASSWORD, STAFF
from tests.looking import wait_until
from tests.samples import bring_in_nothing
from tests.server import Server, serving
from tests.vectors import VECTORS

pytestmark = pytest.mark.browser

WITHIN = """text => {
    const found = []
    const look = root => {
        for (const element of root.querySelectorAll('*')) {
            for (const attribute of element.attributes) {
                const value = attribute.value.replace(/[\\s\\x00-\\x1f]/g, '').toLowerCase()
                if (attribute.name.startsWith('on')) found.push(element.outerHTML)
                else if (['href', 'src', 'action', 'formaction', 'data'].includes(attribute.name)
                    && /^(javascript|vbscript|data:text)/.test(value)) found.push(element.outerHTML)
            }
            if (['IFRAME', 'OBJECT', 'EMBED', 'BASE', 'MARQUEE', 'MATH'].includes(element.tagName))
                found.push(element.outerHTML)
            const data = element.type === 'application/ld+json'
            if (element.tagName === 'SCRIPT' && !element.src && !data) found.push(element.outerHTML)
            if (element.shadowRoot) look(element.shadowRoot)
        }
    }
    look(text ? new DOMParser().parseFromString(text, 'text/html') : document)
    if (window.owned) found.push('window.owned is set')
    return found
}"""
"""What has no business on any page of ours: the one that is open, or one that is given as text."""

LINKED_DATA = """[...document.querySelectorAll('script[type="application/ld+json"]')]
    .map(each => JSON.stringify(JSON.parse(each.textContent)))"""
OWNING = sum("owned=1" in vector for vector in VECTORS)
"""Vectors that show whole wherever they are shown."""
STORY = re.compile("/stories/[^/]+/")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the addresses of pages full of hostile text, which `newsroom` serves."""
    folder = tmp_path_factory.getbasetemp() / "hostile"
    bring_in_nothing(folder)
    environ = {name: value for name, value in os.environ.items() if not name.startswith("COMITY_")}
    environ |= {"COMITY_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "comity.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile"],
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def newsroom(pages: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a server on the hostile data."""
    with serving(Path(tmp_path_factory.getbasetemp() / "hostile")) as server:
        yield server


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Return a page without our own policy, which would hide what slips through."""
    context = chromium.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    "vector", ["<img src=x onerror=owned=1>", "<a href='java\tscript:x'>x</a>"]
)
def test_the_search_finds_what_it_looks_for(page: Page, vector: str) -> None:
    assert page.evaluate(WITHIN, vector) != []
    page.set_content(vector)
    assert page.evaluate(WITHIN) != []


def test_no_page_of_ours_holds_anything_but_text_and_data(
    newsroom: Server, pages: dict[str, Any], page: Page
) -> None:
    for address in pages["open"]:
        if address.endswith("/reply/"):  # of the story page's parts; read, and not opened as well
            text = page.request.get(newsroom.address + address).text()
            assert page.evaluate(WITHIN, text) == [], address
            continue
        page.goto(newsroom.address + address, wait_until="domcontentloaded")
        assert page.evaluate(WITHIN) == [], address
        if STORY.fullmatch(address):
            assert page.evaluate(LINKED_DATA), address  # and it parses, or evaluating raises


def test_no_page_of_the_desk_holds_anything_but_text(
    newsroom: Server, pages: dict[str, Any], page: Page
) -> None:
    page.goto(newsroom.address + "/desk/sign-in/")
    page.get_by_label("Name", exact=True).fill(STAFF[1])
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator(".queues")).to_be_visible()
    shown = sum(_holds_text_alone(page, newsroom.address + each) for each in pages["desk"])
    assert shown > 10 * len(VECTORS), "the desk's pages do not show them"
    for part in ("log", "staff"):
        assert _holds_text_alone(page, newsroom.address + pages[part]) >= OWNING, part


def test_no_page_of_a_readers_own_holds_anything_but_text(
    newsroom: Server, pages: dict[str, Any], page: Page
) -> None:
    name, value = pages["cookie"]
    page.context.add_cookies([{"name": name, "value": value, "url": newsroom.address}])
    shown = sum(_holds_text_alone(page, newsroom.address + each) for each in pages["me"])
    assert shown > len(VECTORS) / 2, "a reader's own pages do not show them"
    devices = _holds_text_alone(page, f"{newsroom.address}/me/hostile/settings/")
    assert devices >= sum("owned=1" in vector[:60] for vector in VECTORS)


def test_the_copy_that_a_reader_takes_away_holds_nothing_but_text(
    newsroom: Server, pages: dict[str, Any], page: Page, tmp_path: Path
) -> None:
    packed = tmp_path / "copy.zip"
    newsroom.comity("readers", "copy", "hostile", pages["reader"], "--out", str(packed))
    with ZipFile(packed) as copy:
        copy.extract("index.html", tmp_path)
    shown = _holds_text_alone(page, (tmp_path / "index.html").as_uri())
    assert shown > len(VECTORS)
    assert page.locator("#archive dd").count() == 2


def _holds_text_alone(page: Page, address: str) -> int:
    """Open a page, and return how many vectors it shows, each as text."""
    answer = page.goto(address, wait_until="domcontentloaded")
    assert answer is not None
    assert answer.ok, address
    assert page.evaluate(WITHIN) == [], address
    return page.content().count("owned=1")


def test_a_preview_is_as_safe_as_a_post(newsroom: Server, page: Page) -> None:
    page.goto(newsroom.address + "/stories/vector-0/")
    for vector in VECTORS:
        shown = page.evaluate(
            """async text => {
                const answer = await fetch('/api/v1/preview', {
                    method: 'POST', headers: {'content-type': 'application/json'},
                    body: JSON.stringify({publication: 'hostile', text})})
                const {html} = await answer.json()
                const box = document.createElement('div')
                box.innerHTML = html ?? ''
                document.body.append(box)
                return box.innerHTML
            }""",
            vector,
        )
        assert page.evaluate(WITHIN) == [], (vector, shown)


def test_the_embed_is_as_safe_in_a_page_without_any_policy(newsroom: Server, page: Page) -> None:
    with site(newsroom.address) as origin:
        page.goto(origin)
        page.evaluate(
            """stories => {
                document.body.textContent = ''
                for (const story of stories) {
                    const element = document.createElement('comity-discussion')
                    element.setAttribute('publication', 'hostile')
                    element.setAttribute('story', story)
                    document.body.append(element)
                }
            }""",
            [f"vector-{count}" for count in range(len(VECTORS))],
        )
        wait_until(
            page,
            """() => { window.scrollTo(0, document.body.scrollHeight); const all =
                [...document.querySelectorAll('comity-discussion')]
                for (const each of all) each.scrollIntoView()
                return all.every(each => each.shadowRoot?.querySelector('.thread')) }""",
        )
        assert page.evaluate(WITHIN) == []
