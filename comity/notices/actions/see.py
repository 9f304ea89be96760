"""Open the bell: what is in it has been seen."""

import uuid
from collections.abc import Callable

from comity.ground import clock
from comity.notices.models import Notice


def see(reader: uuid.UUID, until: uuid.UUID) -> Callable[[], int]:
    """Let a reader have seen their notices up to this one; return how many were new.

    It is told to nobody: no journal entry says what somebody has looked at.
    """

    def write() -> int:
        unseen = Notice.objects.filter(reader=reader, seen_at=None, id__lte=until)
        return unseen.update(seen_at=clock.now())

    return write
