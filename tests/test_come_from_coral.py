"""A page that was made for Coral, with its readers' tokens: its address is changed, and no more."""

import secrets
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from string import Template

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.publisher import GRETA, claims, signed
from tests.server import Server, serving

pytestmark = pytest.mark.browser

CORALS = "5c1f0e7d9a3b4c2d8e6f7a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a3b2c1d"
FOUND = """
from comity.ground import writelane
from comity.publications.actions import found
writelane.run(found("The Courier", key="courier", origins=["{origin}"]))
"""
PAGE = Template("""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>The bridge</title>
<link rel="icon" href="data:,"></head><body><main><h1>The bridge</h1>
<div id="coral_thread"></div>
<script>
  (function () {
    var d = document, s = d.createElement('script');
    s.src = '$coral/assets/js/embed.js';
    s.async = false;
    s.defer = true;
    s.onload = function () {
      window.stream = Coral.createStreamEmbed({
        id: 'coral_thread',
        autoRender: true,
        rootURL: '$coral',
        storyURL: '$address',
        accessToken: '$token',
        refreshAccessToken: function (give) { window.signAgain().then(give) }
      });
    };
    (d.head || d.body).appendChild(s);
  })();
</script></main></body></html>
""")


@pytest.fixture
def comity(tmp_path: Path) -> Iterator[Server]:
    """Run a Comity without any publication."""
    with serving(tmp_path / "data") as server:
        yield server


@pytest.fixture
def origin(comity: Server, tmp_path: Path) -> Iterator[str]:
    """Run the site, which has brought its secret from Coral; give its origin."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = PAGE.substitute(
                coral=f"{comity.address}/coral/courier",
                address=f"{origin}{self.path}",
                token=signed(claims(), CORALS),
            )
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_told: object) -> None:
            """Say nothing."""

    secret = tmp_path / "coral-secret.txt"
    secret.write_text(CORALS + "\n", encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        origin = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        comity.comity("manage", "shell", "-c", FOUND.format(origin=origin))
        comity.comity("sso", "bring", "courier", "--file", str(secret))
        yield origin
        server.shutdown()


def posts(page: Page, text: str) -> None:
    """Post from the page, and wait until the comment stands there."""
    composer = page.locator(".discussion > .composer")
    composer.locator("textarea").click()
    # Who it is that writes moves the button when it comes.
    expect(composer.locator(".as")).to_be_visible()
    composer.locator("textarea").fill(text)
    composer.locator(".post").click()
    expect(page.locator(".found > .comment .text")).to_have_text(text)


def test_its_readers_write_as_before(chromium: Browser, origin: str) -> None:
    page = chromium.new_context().new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.expose_function("signAgain", lambda: signed(claims(), CORALS))
    page.goto(f"{origin}/{secrets.token_hex(4)}")
    posts(page, "I cross it every day.")
    expect(page.locator(".found .name")).to_have_text(GRETA["username"])
    page.evaluate("stream.logout()")
    composer = page.locator(".discussion > .composer")
    composer.locator("textarea").click()
    expect(composer.locator("[name=name]")).to_be_visible()
    page.evaluate("token => stream.login(token)", signed(claims(), CORALS))
    expect(composer.locator("[name=name]")).to_be_hidden()
    page.evaluate("stream.remove()")
    expect(page.locator("comity-discussion")).to_have_count(0)
    assert broken == []
