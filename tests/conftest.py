"""What the tests that cross rooms share: a browser, and the sample newsroom."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.server import Server, serving

PATIENCE = 30_000
"""Milliseconds for which a page may be waited for: a machine that tests may be busy."""


@pytest.fixture(scope="module")
def play() -> Iterator[Playwright]:
    """Return what drives browsers; a process may have one at a time."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def chromium(play: Playwright) -> Iterator[Browser]:
    """Return Debian's Chromium, without its windows where that is installed: a third less work."""
    yield from _launched(play, "chromium-headless-shell", "chromium")


@pytest.fixture(scope="module")
def whole_chromium(play: Playwright) -> Iterator[Browser]:
    """Return Debian's Chromium with all of it: the one without windows shows no notifications."""
    yield from _launched(play, "chromium")


def _launched(play: Playwright, *names: str) -> Iterator[Browser]:
    """Launch the first of these programs that is installed; the test is skipped where none is."""
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        pytest.skip("there is no Chromium here: apt-get install chromium")
    browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
    yield browser
    browser.close()


@pytest.fixture(autouse=True)
def no_page_outlives_its_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """Close what a test opened: a page left open goes on asking, and at the desk claiming."""
    yield
    for name in {"chromium", "whole_chromium"} & set(request.fixturenames):
        browser: Browser = request.getfixturevalue(name)
        for context in browser.contexts:
            context.close()


@pytest.fixture(scope="module")
def comity(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a running Comity without any publication."""
    with serving(tmp_path_factory.mktemp("comity")) as server:
        yield server


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a running Comity with the sample newsroom."""
    with serving(tmp_path_factory.mktemp("newsroom"), demo=True) as server:
        yield server
