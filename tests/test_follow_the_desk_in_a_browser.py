"""Two moderators at one desk, each seeing at once what the other does."""

import time

import pytest
from playwright.sync_api import Browser, expect

from tests.server import Server
from tests.test_moderators_morning import Readers, _hold_everything, _sign_in, comity

pytestmark = pytest.mark.browser

__all__ = ["comity"]


def test_what_one_moderator_does_the_other_sees_without_asking(
    chromium: Browser, comity: Server
) -> None:
    readers = Readers(comity)
    maud, nell = (_sign_in(chromium, comity, name) for name in ("maud", "nell"))
    _hold_everything(maud, comity, "yes")
    maud.goto("/desk/lantern/held/")
    waiting = int(maud.locator("[data-count=held]").inner_text()) + 1
    readers.posts("The first that is held, about the bridge.", "Ida")
    expect(maud.locator("[data-count=held]")).to_have_text(str(waiting))
    maud.goto("/desk/lantern/held/")
    asked: list[str] = []
    maud.on("request", lambda request: asked.append(request.url))
    expect(maud.locator(".fresh")).to_be_hidden()
    readers.posts("The second that is held, about the ferry.", "Jon")
    expect(maud.locator("[data-count=held]")).to_have_text(str(waiting + 1))
    expect(maud.locator(".fresh")).to_be_visible()
    nell.goto(maud.url)
    expect(nell.locator(".taken")).to_be_visible()
    maud.locator(".fresh a").click()
    expect(maud.locator(".cases li")).to_have_count(waiting + 1)
    last = maud.locator(".cases a").last.get_attribute("href")
    with nell.expect_response("**/claim/"):
        nell.goto(f"/desk/lantern/held/{last}")
    maud.goto(f"/desk/lantern/held/{last}")
    expect(maud.locator(".taken")).to_be_visible()
    nell.keyboard.press("a")
    expect(maud.locator(".changed")).to_be_visible()
    expect(maud.locator("[data-count=held]")).to_have_text(str(waiting))
    _hold_everything(nell, comity, "no")
    assert sum("/pulse/" in url for url in asked) <= 4  # one a page, none by the clock


def test_open_desks_do_not_hold_the_server_when_it_stops(chromium: Browser, comity: Server) -> None:
    maud = _sign_in(chromium, comity, "maud")
    with maud.expect_response("**/pulse/*"):
        maud.goto("/desk/lantern/held/")
    started = time.monotonic()
    comity.stop()
    assert time.monotonic() - started < 8
    comity.start()
