"""A reader's browser in the pop-up of the Courier's comments."""

import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.sessions.models import Session
from django.core.mail import EmailMessage
from django.http import HttpResponseBase
from django.test import Client

from comity.ground import writelane
from comity.readers.handover import challenge_of
from tests.world import World

ORIGIN = "https://courier.example"
OWN = {"Sec-Fetch-Site": "same-origin"}


@dataclass
class Popup:
    """The pop-up, and what the page that opened it knows."""

    mails: list[EmailMessage]
    client: Client = field(default_factory=lambda: Client(headers=OWN))
    publication: str = "courier"
    origin: str = ORIGIN
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    state: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    network: str = "192.0.2.1"

    @property
    def errand(self) -> dict[str, str]:
        """What the pop-up is opened with."""
        challenge = challenge_of(self.verifier)
        return {"origin": self.origin, "challenge": challenge, "state": self.state}

    def get(self, place: str = "", **more: str) -> Any:
        """Open a page of the account."""
        return self.client.get(self._at(place, more), follow=True, REMOTE_ADDR=self.network)

    def post(self, place: str, **sent: str) -> Any:
        """Send a form, and follow where it leads."""
        return self.client.post(self._at(place, {}), sent, follow=True, REMOTE_ADDR=self.network)

    def _at(self, place: str, more: dict[str, str]) -> str:
        return f"/accounts/{self.publication}/{place}?{urlencode({**self.errand, **more})}"

    def asks(self, email: str) -> Any:
        """Ask for a code."""
        return self.post("email/", email=email)

    @property
    def code(self) -> str:
        """The code of the last mail."""
        found = re.search(r"\d{4} \d{4}", str(self.mails[-1].body))
        assert found
        return found[0]

    @property
    def link(self) -> str:
        """The link of the last mail, without the server."""
        found = re.search(r"https?://[^/\s]+(/accounts/\S+)", str(self.mails[-1].body))
        assert found
        return found[1]

    def signs_in(self, email: str) -> Any:
        """Sign in by code, as far as that leads."""
        self.asks(email)
        return self.post("code/", code=self.code)

    def joins(self, email: str, name: str) -> Any:
        """Sign in by code for the first time, under a name."""
        self.signs_in(email)
        return self.post("name/", name=name)

    def handed(self, page: HttpResponseBase) -> dict[str, str]:
        """Return what the last page hands over."""
        body = bytes(getattr(page, "content", b"")).decode()
        found = re.findall(r'data-(origin|state|code)="([^"]*)"', body)
        return {name: unescape(value) for name, value in found}

    def exchange(self, code: str, **other: str) -> Any:
        """Exchange a code for tokens, as the page that waits does."""
        sent = {"code": code, "verifier": other.get("verifier", self.verifier)}
        headers = {"Origin": other.get("origin", self.origin)}
        return Client().post("/api/v1/session", sent, "application/json", headers=headers)


def sessions() -> str:
    """Return what the server keeps of browsers."""
    return str([row.get_decoded() for row in Session.objects.all()])


@pytest.fixture
def popup(world: World, settings: Any, mailoutbox: list[EmailMessage]) -> Popup:
    """A pop-up that was opened from the Courier's own page, on a server that can send mail."""
    settings.MAIL = True
    settings.PUBLIC_URL = "http://testserver"
    return Popup(mailoutbox)


@pytest.fixture
def lane(transactional_db: None) -> Iterator[None]:
    """The write lane proper, with its threads."""
    writelane.close()
    yield
    writelane.close()
