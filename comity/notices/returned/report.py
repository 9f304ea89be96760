"""A mail that came back: what it says of which letter. Pure.

Delivery status notifications (RFC 3464) tell of bounces, feedback reports (RFC 5965) of
complaints. Anybody can write one: so only what names one of our letters counts, and the caller
compares its address with the one that the letter went to.
"""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage, Message

from comity.notices.models import Silence

_LETTER = re.compile(r"<([0-9a-f-]{36})@[^<>\s]+>")


@dataclass(frozen=True)
class Report:
    """That one letter to one address was not taken, or not wanted."""

    letter: uuid.UUID
    recipient: str
    """In lower case; "" where a complaint hides it, as many do."""
    why: Silence.Why


def read_report(raw: bytes) -> tuple[Report, ...]:
    """Return what a mail reports: nothing where it is no report, or none of a lasting failure."""
    mail = message_from_bytes(raw, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    letters = [uuid.UUID(each) for each in dict.fromkeys(_LETTER.findall(_quoted(mail)))]
    if len(letters) != 1:
        return ()
    found: list[Report] = []
    for part in mail.walk():
        if part.get_content_type() == "message/delivery-status":
            found += [
                Report(letters[0], each, Silence.Why.BOUNCED) for each in _dead_recipients(part)
            ]
        elif part.get_content_type() == "message/feedback-report":
            found.append(Report(letters[0], _complainer(part), Silence.Why.COMPLAINED))
    return tuple(found)


def _quoted(mail: EmailMessage) -> str:
    """Return the headers of the mail that came back: its Message-ID stands there."""
    told = []
    for part in mail.walk():
        if part.get_content_type() in ("message/rfc822", "text/rfc822-headers"):
            inner = part.get_payload()
            if isinstance(inner, list):
                mails = (each for each in inner if isinstance(each, Message))
                told += [str(each.get("Message-ID", "")) for each in mails]
            else:
                lines = str(inner).splitlines()
                told += [line for line in lines if line.lower().startswith("message-id:")]
    return "\n".join(told)


def _dead_recipients(part: Message) -> Iterator[str]:
    """Yield those who failed for good: status 5.1.X is the address, 5.2.1 a mailbox that is off."""
    for fields in _groups(part):
        status = str(fields.get("Status", "")).strip()
        failed = str(fields.get("Action", "")).strip().lower() == "failed"
        if failed and (status.startswith("5.1.") or status == "5.2.1"):
            kind, _semicolon, address = str(fields.get("Final-Recipient", "")).partition(";")
            if kind.strip().lower() == "rfc822":
                yield address.strip().lower()


def _complainer(part: Message) -> str:
    for fields in _groups(part):
        told = str(fields.get("Original-Rcpt-To", "")).strip().strip("<>").lower()
        if told:
            return told
    return ""


def _groups(part: Message) -> list[Message]:
    inner = part.get_payload()
    if isinstance(inner, list):
        return [each for each in inner if isinstance(each, Message)]
    return [message_from_bytes(str(inner).encode(), policy=policy.default)]
