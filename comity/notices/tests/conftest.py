"""A reader's post: a real mail server, and a way to let everything come to pass."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.conf import LazySettings
from django.test import Client

from comity.ground import writelane
from comity.moderation.follower import ModerationFollower
from comity.notices.follower import NoticeFollower
from comity.notices.letters.courier import MailCourier
from comity.readers.actions import give_address, prove_address
from tests.desk import told
from tests.postbox import Arrived, Postbox, receiving
from tests.world import Person

HOME = "https://talk.courier.example"


@dataclass
class Post:
    """Mail as it comes to the readers, and what they do with it."""

    box: Postbox
    courier: MailCourier = field(default_factory=MailCourier)

    def comes(self) -> list[Arrived]:
        """Let the followers read the whole journal, send what is due, and return what is new."""
        before = len(self.box.arrived)
        for _twice in range(2):
            ModerationFollower().apply(told())
            NoticeFollower().apply(told())
        self.courier.deliver()
        return self.box.arrived[before:]

    def knows(self, person: Person, email: str, language: str = "") -> None:
        """Let a reader have proved an address."""

        def write() -> None:
            give_address(person.reader.id, email, language)
            prove_address(person.reader.id, email)

        writelane.run(write)

    def presses(self, address: str, **fields: str) -> int:
        """Send the form of a page that a letter leads to; return the answer's status."""
        assert address.startswith(HOME)
        return Client().post(address.removeprefix(HOME), fields).status_code


def link(mail: Arrived, part: str) -> str:
    """Return the first address in a letter's text that holds `part`."""
    found = re.search(rf"https://\S*{part}\S*", mail.plain)
    assert found is not None, mail.plain
    return found[0]


@pytest.fixture
def post(db: None, settings: LazySettings) -> Iterator[Post]:
    """Return the readers' post, by a real mail server."""
    with receiving() as box:
        settings.MAIL = True
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", box.port
        settings.EMAIL_TIMEOUT = 10
        settings.PUBLIC_URL = HOME
        settings.DEFAULT_FROM_EMAIL = "comments@courier.example"
        yield Post(box)
