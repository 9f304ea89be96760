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


def test_on_a_phone_the_card_that_is_asked_for_is_in_view(
    chromium: Browser, comity: Server
) -> None:
    page = _sign_in(chromium, comity, "maud")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/desk/lantern/everything/")
    expect(page.locator(".queues")).to_be_in_viewport()
    page.locator(".cases a").nth(2).click()
    expect(page.locator("#card")).to_be_in_viewport(ratio=0.3)
    expect(page.locator(".queues")).not_to_be_in_viewport()


def test_what_is_typed_after_the_key_of_the_notes_is_a_note(
    chromium: Browser, comity: Server
) -> None:
    page = _sign_in(chromium, comity, "maud")
    page.goto("/desk/lantern/everything/")
    expect(page.locator("#card")).to_be_focused()
    for words in ("abusive", "abusive reader"):
        page.keyboard.press("n")
        page.keyboard.type(words)
        expect(page.locator("[name=note]")).to_have_value(words)
        page.get_by_role("button", name="Keep the note").click()
        expect(page.locator(".notes li", has_text=words).last).to_be_visible()


def test_a_rejection_without_a_ground_asks_for_one_in_its_place(
    chromium: Browser, comity: Server
) -> None:
    page = _sign_in(chromium, comity, "maud")
    page.goto("/desk/lantern/everything/")
    page.keyboard.press("r")
    reject = page.get_by_role("button", name="Reject and tell the author why")
    reject.click()
    expect(page.locator("[name=ground]:invalid").first).to_be_focused()
    page.locator("[name=ground][value=other]").check()
    reject.click()
    expect(page.locator("#explanation")).to_be_focused()
    assert "/decide/" not in page.url


def test_a_trial_fills_its_list_as_it_goes_and_says_when_it_is_finished(
    chromium: Browser, comity: Server
) -> None:
    page = _sign_in(chromium, comity, "maud")
    page.goto("/desk/lantern/rules/")
    page.locator("[name=min_length]").fill("60")
    page.get_by_label("How many comments to try").select_option("200")
    page.route("**/step/", lambda route: route.abort() if met() else route.continue_())
    steps: list[int] = []

    def met() -> bool:
        steps.append(1)
        return len(steps) == 3

    with page.expect_event("requestfailed"):
        page.get_by_role("button", name="Try them first").click()
    further = page.get_by_role("button", name="Replay further")
    expect(further).to_be_visible()
    expect(page.locator("#changed tbody tr")).not_to_have_count(0)
    expect(page.get_by_text("Nothing so far.")).to_be_hidden()
    expect(page.get_by_text("finished")).to_be_hidden()
    page.reload()
    expect(page.get_by_text("finished")).to_be_visible(timeout=120_000)
    replayed, wanted = (page.locator(f".{name}").inner_text() for name in ("replayed", "wanted"))
    assert replayed == wanted == "200"
    assert page.locator("progress").evaluate("bar => bar.value === bar.max")
    page.reload()
    expect(page.get_by_text("finished")).to_be_visible()
