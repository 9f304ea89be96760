"""Looking at a page: waiting for what it comes to, without compiling in it, and measuring it."""

import time
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

PATIENCE = 30.0
"""Seconds to wait for what must happen."""


def wait_until(page: Page, holds: str | Callable[[], object]) -> None:
    """Wait until an expression of the page's, or a function of the test's, is true.

    `Page.wait_for_function` compiles its expression in the page at each look after the first,
    and a policy without `unsafe-eval` refuses that.

    Raises `AssertionError` when `PATIENCE` is over.
    """
    end = time.monotonic() + PATIENCE
    while not (page.evaluate(holds) if isinstance(holds, str) else holds()):
        assert time.monotonic() < end, f"never came true: {holds}"
        page.wait_for_timeout(20)


def stand_apart_as_buttons(buttons: Locator) -> None:
    """Expect two buttons with an edge each, big enough for a finger, and not run together."""
    expect(buttons).to_have_count(2)
    for each in buttons.all():
        expect(each).to_have_css("border-top-style", "solid")
    first, second = (each.bounding_box() for each in buttons.all())
    assert first is not None
    assert second is not None
    assert min(first["height"], second["height"]) >= 44
    assert second["x"] - first["x"] - first["width"] >= 8
