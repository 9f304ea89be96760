"""Waiting for what a page comes to, on pages whose policy lets nothing be compiled."""

import time
from collections.abc import Callable

from playwright.sync_api import Page

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
