"""Where a reader is signed in, as the reader may know it."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from comity.ground import clock
from comity.readers.models import Session
from comity.readers.tokens import REFRESH


@dataclass(frozen=True)
class SessionView:
    """One browser or app; `device` is empty where it did not say what it is."""

    id: uuid.UUID
    device: str
    opened_at: datetime
    used_at: datetime


def sessions_of(reader_id: uuid.UUID) -> tuple[SessionView, ...]:
    """Return a reader's sessions that can still be used, the last used one first."""
    since = clock.now() - timedelta(seconds=REFRESH)
    rows = Session.objects.filter(reader=reader_id, ended_at=None, used_at__gte=since)
    return tuple(
        SessionView(row.id, row.device, row.opened_at, row.used_at)
        for row in rows.order_by("-used_at", "id")
    )
