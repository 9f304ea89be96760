"""Forget what one reader followed and was told: a part of their erasure."""

import uuid
from collections.abc import Callable

from comity.notices.kinds import Followed
from comity.notices.models import Browser, Follow, Letter, Notice, Wishes


def forget(reader: uuid.UUID) -> Callable[[], None]:
    """Take every row of this room that is a reader's, and every follow of them.

    The caller appends the journal's entry; an address that was silenced stays silenced, unnamed.
    """

    def write() -> None:
        Follow.objects.filter(reader=reader).delete()
        Follow.objects.filter(kind=Followed.READER, subject=reader).delete()
        for rows in (Notice, Letter, Browser, Wishes):
            rows.objects.filter(reader=reader).delete()

    return write
