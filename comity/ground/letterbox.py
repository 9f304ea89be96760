"""A folder in place of a mail server: each letter a file that any mail program opens."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from comity.ground import clock, ids


class EmailBackend(BaseEmailBackend):
    """Django's way to hand letters over, named as Django wants it. Raises OSError as disks do."""

    def __init__(self, fail_silently: bool = False, **_more: Any) -> None:
        super().__init__(fail_silently=fail_silently)
        self._folder = Path(settings.EMAIL_FILE_PATH)

    def open(self) -> bool:
        """Make the folder; raises PermissionError where nothing can be put in it."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(self._folder, os.W_OK):
            raise PermissionError(13, "Permission denied", str(self._folder))
        return True

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Put each letter into a file of its own, named by its moment; return how many."""
        self.open()
        for letter in email_messages:
            name = f"{clock.now():%Y%m%d-%H%M%S}-{ids.uuid7().hex[-12:]}.eml"
            (self._folder / name).write_bytes(letter.message().as_bytes())
        return len(email_messages)
