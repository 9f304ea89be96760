"""The README's way to a discussion in one's own page, followed to the letter."""

import re
import shlex
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, expect

from comity.cli import COMMANDS
from comity.ground.postbox import postbox
from tests.server import serving

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
COMITY = "https://comments.example.org"
SITE = "https://www.example.org"


def blocks(heading: str) -> list[str]:
    """Return what stands between fences in a part of the README."""
    part = README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"```\w*\n(.*?)```", part, re.DOTALL)


@contextmanager
def page(snippet: str, comity: str) -> Iterator[str]:
    """Serve a page with the snippet, its addresses ours; give the page's origin."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = snippet.replace(COMITY, comity).replace(SITE, origin)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"<!doctype html><title>The bridge</title>{body}".encode())

        def log_message(self, *_told: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        origin = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield origin
        server.shutdown()


def test_a_publisher_who_follows_it_has_a_discussion(tmp_path: Path, chromium: Browser) -> None:
    steps, snippet = blocks("In a page of yours")
    address, mail, *commands, serve = steps.splitlines()
    assert address == f"export COMITY_PUBLIC_URL={COMITY}"
    assert postbox(mail.removeprefix("export COMITY_EMAIL_URL=")).use_ssl
    assert serve == "comity serve"
    with serving(tmp_path) as server, page(snippet, server.address) as origin:
        for command in commands:
            server.comity(*shlex.split(command.replace(SITE, origin))[1:])
        visitor = chromium.new_page()
        visitor.goto(f"{origin}/2026/bridge")
        composer = visitor.locator(".discussion > .composer")
        composer.locator("textarea").click()
        composer.locator("textarea").fill("I cross it every day.")
        composer.locator("[name=name]").fill("Ada")
        composer.locator(".post").press("Enter")
        expect(visitor.locator(".comment .text")).to_have_text("I cross it every day.")
        visitor.reload()
        expect(visitor.locator(".comment .text")).to_have_text("I cross it every day.")
        without_script = chromium.new_page(java_script_enabled=False)
        without_script.goto(f"{origin}/2026/bridge")
        without_script.get_by_role("link", name="Read the comments").click()
        expect(without_script.locator(".comment .text")).to_have_text("I cross it every day.")


def test_it_names_every_command() -> None:
    (listing,) = blocks("Commands")
    named = {line.split()[1] for line in listing.splitlines()}
    assert named == {*COMMANDS, "manage"}
