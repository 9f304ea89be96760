"""A guest writes in a story that runs hot: the browser solves the puzzle, and nobody sees it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.foreign import site
from tests.server import Server, serving

pytestmark = pytest.mark.browser

FOUND = """
from comity.ground import writelane
from comity.publications.actions import found
settings = dict(rules=dict(repeated_by_many=0))
writelane.run(found("The Courier", key="courier", origins=["{origin}"], settings=settings))
"""
HOT = """
import secrets
from comity.comments.actions import Voice, post
from comity.ground import writelane
from comity.readers.actions import appoint
from comity.readers.tokens import Bearer
bob = writelane.run(lambda: appoint("courier", "Bob", "Moderator", None))
for number in range(12):
    voice = Voice(Bearer(bob.id, "courier", bob.epoch))
    text = f"Reason {{secrets.randbelow(10**12)}}."
    writelane.run(post("{slug}", text, voice=voice, key=secrets.token_hex(16)))
"""


@pytest.fixture
def comity(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Run a Comity that keeps its limits."""
    folder = tmp_path_factory.mktemp("comity")
    with serving(folder, COMITY_LIMITS="on") as server:
        yield server


def answers(page: Page) -> list[int]:
    """Return the HTTP status of each post of this page, as they come."""
    statuses: list[int] = []
    page.on(
        "response",
        lambda got: (
            statuses.append(got.status)
            if got.request.method == "POST" and "/comments?" in got.url
            else None
        ),
    )
    return statuses


def test_a_guest_posts_in_a_hot_story_without_noticing(chromium: Browser, comity: Server) -> None:
    with site(comity.address) as origin:
        comity.comity("manage", "shell", "-c", FOUND.format(origin=origin))
        page = chromium.new_context().new_page()
        statuses = answers(page)
        page.goto(f"{origin}/hot")
        section = page.locator(".discussion")
        slug = section.get_attribute("data-story") or ""
        comity.comity("manage", "shell", "-c", HOT.format(slug=slug))
        composer = page.locator(".discussion > .composer")
        composer.locator("textarea").click()
        composer.locator("textarea").fill("I have something to say, too.")
        composer.locator("[name=name]").fill("Ada")
        composer.locator(".post").press("Enter")
        said = page.locator(".found > .comment .text")
        expect(said).to_have_text("I have something to say, too.", timeout=30_000)
        assert statuses == [428, 201]
        assert page.context.cookies() == []
