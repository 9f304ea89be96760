"""What stands in a letter, before it is a mail."""

from dataclasses import dataclass
from typing import Any

from comity.notices.models import Letter
from comity.publications.queries import PublicationView
from comity.readers.queries import ReaderView


@dataclass(frozen=True)
class Written:
    """A letter's words: its subject, and the template and context of both its forms."""

    subject: str
    template: str
    """`notices/<template>.html` and `.txt` are the same letter."""
    context: dict[str, Any]
    thread: str = ""
    """What letters about one thing share, so that mail programs show them as one thread."""


@dataclass(frozen=True)
class Sheet:
    """What a letter is written on: the row, and whom it is from and for."""

    letter: Letter
    house: PublicationView
    reader: ReaderView
