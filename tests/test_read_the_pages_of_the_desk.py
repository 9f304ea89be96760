"""The pages of the desk beside its queues, measured in a real browser."""

import pytest
from playwright.sync_api import Browser, expect

from tests.looking import wait_until
from tests.server import Server
from tests.test_moderators_morning import Readers, _sign_in, comity

pytestmark = pytest.mark.browser

__all__ = ["comity"]

TIDES = "spring-tides-this-week"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_headline_stands_in_its_list_as_wide_as_the_list(
    chromium: Browser, comity: Server, width: int
) -> None:
    page = _sign_in(chromium, comity, "maud")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/desk/lantern/stories/")
    links = page.locator(".list a")
    expect(links).to_have_count(8)
    whole = page.locator(".list").bounding_box()
    for link in links.all():
        box = link.bounding_box()
        assert box is not None
        assert whole is not None
        assert box["width"] >= whole["width"] - 1
        assert box["x"] >= whole["x"]
        assert box["height"] < 90
    page.goto(f"/desk/lantern/stories/{TIDES}/")
    said = page.get_by_text("No question is asked in this story.").bounding_box()
    assert said is not None
    assert said["height"] < 60


def test_a_list_in_a_comment_keeps_its_bullets_at_the_desk(
    chromium: Browser, comity: Server
) -> None:
    posted = Readers(comity).posts("To bring:\n\n- rope\n- a lamp", "Ida")
    page = _sign_in(chromium, comity, "maud")
    at = f"/desk/lantern/everything/?at={posted['comment']['id']}"
    marks = page.locator(".card .text ul")
    wait_until(page, lambda: page.goto(at) and marks.count())
    expect(marks).to_have_css("list-style-type", "disc")
    outside = marks.evaluate("list => parseFloat(getComputedStyle(list).paddingInlineStart)")
    assert outside > 16
