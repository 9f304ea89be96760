"""A Chromium as readers have it: storage of embedded sites is parted, their cookies are dropped.

Playwright's own launch turns the first off, so this one is started without it and joined then.
"""

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, sync_playwright

PATIENCE = 60.0
BLOCK_THIRD_PARTIES = 1
"""Chromium's `CookieControlsMode`: third-party cookies are blocked, as in its settings."""


@contextmanager
def chromium(folder: Path) -> Iterator[BrowserContext]:
    """Run a Chromium with a profile of its own, in which every `.test` is this machine."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("there is no Chromium here: apt-get install chromium")
    profile = folder / "profile"
    (profile / "Default").mkdir(parents=True)
    chosen = {
        "profile": {
            "cookie_controls_mode": BLOCK_THIRD_PARTIES,
            "block_third_party_cookies": True,
        }
    }
    (profile / "Default" / "Preferences").write_text(json.dumps(chosen))
    command = [
        program,
        "--headless=new",
        "--no-sandbox",
        "--no-first-run",
        "--ignore-certificate-errors",
        "--host-resolver-rules=MAP *.test 127.0.0.1",
        "--remote-debugging-port=0",
        f"--user-data-dir={profile}",
        "about:blank",
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            with sync_playwright() as play:
                browser = play.chromium.connect_over_cdp(_address(profile, process))
                yield browser.contexts[0]
                browser.close()
        finally:
            process.terminate()


def _address(profile: Path, process: "subprocess.Popen[bytes]") -> str:
    told = profile / "DevToolsActivePort"
    end = time.monotonic() + PATIENCE
    while not told.exists() or "\n" not in told.read_text():
        assert process.poll() is None, "Chromium ended"
        assert time.monotonic() < end, "Chromium does not answer"
        time.sleep(0.05)
    return f"http://127.0.0.1:{told.read_text().splitlines()[0]}"
