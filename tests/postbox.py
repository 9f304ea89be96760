"""A real mail server of the tests' own: it takes mail by SMTP, or refuses it as it is told."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.server import free_port

# It tells of connections that end after their test, whose output is closed by then.
logging.getLogger("mail.log").setLevel(logging.CRITICAL)


@dataclass
class Arrived:
    """One mail as the server took it."""

    sender: str
    recipients: list[str]
    raw: bytes
    mail: EmailMessage

    @property
    def plain(self) -> str:
        """Its text."""
        body = self.mail.get_body(("plain",))
        assert body is not None
        return str(body.get_content())

    @property
    def html(self) -> str:
        """Its HTML."""
        body = self.mail.get_body(("html",))
        assert body is not None
        return str(body.get_content())


@dataclass
class Postbox:
    """What has arrived, and what the server says to whom."""

    port: int
    arrived: list[Arrived] = field(default_factory=list)
    refuse: dict[str, str] = field(default_factory=dict)
    """By recipient, the reply to RCPT TO."""
    after_data: str = "250 taken"
    """The reply to a mail; one that does not begin with 2 takes none."""

    @property
    def url(self) -> str:
        """The address for COMITY_EMAIL_URL."""
        return f"smtp://127.0.0.1:{self.port}"

    def to(self, recipient: str) -> list[Arrived]:
        """Return what came for one recipient."""
        return [each for each in self.arrived if recipient in each.recipients]

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        """Take a recipient, or not."""
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Take a mail, or not."""
        if self.after_data.startswith("2"):
            content = envelope.content
            assert isinstance(content, bytes)
            mail = message_from_bytes(content, policy=policy.default)
            assert isinstance(mail, EmailMessage)
            self.arrived.append(Arrived(envelope.mail_from or "", envelope.rcpt_tos, content, mail))
        return self.after_data


@contextmanager
def receiving() -> Iterator[Postbox]:
    """Run a mail server on a free port until the block ends."""
    box = Postbox(free_port())
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()
