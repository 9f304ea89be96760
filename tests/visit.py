"""A reader's visit to a page of another origin that embeds the discussion."""

import json
import secrets
import urllib.request
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Locator, Page, expect


@dataclass
class Visit:
    """A reader's visit to the foreign page `path`, and another reader who uses the API."""

    page: Page
    comity: str
    origin: str
    path: str = field(default_factory=lambda: f"/{secrets.token_hex(4)}")
    asked: list[str] = field(default_factory=list)
    """What the browser has asked of Comity: method and path with query."""
    broken: list[str] = field(default_factory=list)
    """What the page's console calls an error, and scripts that failed."""

    def __post_init__(self) -> None:
        """Note what the page asks for and what fails in it; it asks nobody else for anything."""

        def note(url: str, method: str) -> None:
            parts = urlsplit(url)
            if parts.scheme.startswith("http"):
                assert f"{parts.scheme}://{parts.netloc}" in (self.origin, self.comity)
                self.asked.append(f"{method} {parts.path}?{parts.query}")

        def hear(said: ConsoleMessage) -> None:
            if said.type == "error":
                self.broken.append(said.text)

        self.page.on("request", lambda request: note(request.url, request.method))
        self.page.on("pageerror", lambda error: self.broken.append(str(error)))
        self.page.on("console", hear)

    @property
    def composer(self) -> Locator:
        """The story's own composer."""
        return self.page.locator(".discussion > .composer")

    def go(self, fragment: str = "") -> None:
        """Open the page."""
        self.page.goto(f"{self.origin}{self.path}{fragment}")

    def writes(self, text: str, name: str = "Ada") -> None:
        """Fill in the composer."""
        self.composer.locator("textarea").click()
        self.composer.locator("textarea").fill(text)
        self.composer.locator("[name=name]").fill(name)

    def posts(self, text: str, name: str = "Ada") -> None:
        """Post from the page, and wait until the comment stands there."""
        self.writes(text, name)
        self.composer.locator(".post").click()
        expect(self.page.locator(".found > .comment .text")).to_have_text(text)

    def elsewhere(self, text: str, name: str, parent: str | None = None) -> dict[str, Any]:
        """Let another reader post, somewhere else."""
        slug = self.page.locator(".discussion").get_attribute("data-story")
        sent = {"text": text, "name": name, "parent": parent}
        once = {"Idempotency-Key": secrets.token_hex(16)}
        return self._ask("POST", f"/stories/{slug}/comments", sent, once)

    def edits(self, posted: dict[str, Any], text: str) -> dict[str, Any]:
        """Let that other reader change what was posted."""
        bears = {"Authorization": f"Bearer {posted['token']}"}
        return self._ask("PATCH", f"/comments/{posted['comment']['id']}", {"text": text}, bears)

    def _ask(
        self, method: str, path: str, sent: dict[str, Any], headers: dict[str, str]
    ) -> dict[str, Any]:
        headers = {"Content-Type": "application/json", **headers}
        address = f"{self.comity}/api/v1{path}"
        body = json.dumps(sent).encode()
        request = urllib.request.Request(address, body, headers, method=method)
        with urllib.request.urlopen(request) as answer:
            told: dict[str, Any] = json.load(answer)
        return told

    def calls(self, what: str) -> list[str]:
        """Return what was asked of Comity that holds `what`."""
        return [call for call in self.asked if what in call]
