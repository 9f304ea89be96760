"""What a mail server's answer means. Pure, but for the names of its exceptions."""

import re
import smtplib
from dataclasses import dataclass
from enum import Enum

_STATUS = re.compile(r"\b5\.(\d{1,3})\.(\d{1,3})\b")
_NO_SUCH_MAILBOX = frozenset({550, 551, 553})


class Fate(Enum):
    """What becomes of a letter."""

    SENT = "sent"
    AGAIN = "again"
    """Not now: the letter sets out again later."""
    NEVER = "never"
    """This letter will not be taken, however often it is tried."""
    DEAD = "dead"
    """The address is no longer one."""
    CLOSED = "closed"
    """There is no way to the server, or it takes nothing from us: no letter is to blame."""


@dataclass(frozen=True)
class Outcome:
    """How the sending of one letter went; `problem` in the server's words."""

    fate: Fate
    problem: str = ""


def outcome_of(fault: Exception) -> Outcome:
    """Return what a failure to send means."""
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(fault.recipients.values()))
        return Outcome(_of_recipient(code, _text(words)), f"{code} {_text(words)}")
    if isinstance(fault, smtplib.SMTPServerDisconnected | smtplib.SMTPConnectError):
        return Outcome(Fate.CLOSED, str(fault))
    if isinstance(fault, smtplib.SMTPResponseException):
        problem = f"{fault.smtp_code} {_text(fault.smtp_error)}"
        to_blame = isinstance(fault, smtplib.SMTPDataError)
        if not to_blame:
            return Outcome(Fate.CLOSED, problem)
        return Outcome(Fate.NEVER if fault.smtp_code >= 500 else Fate.AGAIN, problem)
    if type(fault).__name__ == "AnymailRecipientsRefused":
        return Outcome(Fate.DEAD, str(fault))
    if type(fault).__name__.startswith("Anymail"):
        return Outcome(Fate.AGAIN, str(fault))
    return Outcome(Fate.CLOSED, f"{type(fault).__name__}: {fault}")


def _of_recipient(code: int, words: str) -> Fate:
    """Return what a refusal of the recipient means (RFC 3463: X.1.X is the address, X.2.1 off)."""
    if code < 500:
        return Fate.AGAIN
    status = _STATUS.search(words)
    if status is None:
        return Fate.DEAD if code in _NO_SUCH_MAILBOX else Fate.NEVER
    dead = status[1] == "1" or (status[1], status[2]) == ("2", "1")
    return Fate.DEAD if dead else Fate.NEVER


def _text(words: bytes | str) -> str:
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else words
