"""How far the followers are behind."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q

from comity.journal.models import Cursor, Entry

LATE = timedelta(seconds=30)
"""How far behind a follower is that nothing is wrong with, at most."""


def lag(now: datetime, followers: Iterable[str]) -> dict[str, timedelta]:
    """Return how old the oldest fact is that each of these has not applied, by its name.

    One without a cursor has never followed: it is behind from the journal's beginning.
    """
    cursors = {cursor.follower: cursor for cursor in Cursor.objects.all()}
    return {name: _late(now, cursors.get(name)) for name in followers}


def _late(now: datetime, cursor: Cursor | None) -> timedelta:
    waiting = Entry.objects.order_by("tx", "id")
    if cursor is not None:
        waiting = waiting.filter(Q(tx=cursor.tx, id__gt=cursor.entry) | Q(tx__gt=cursor.tx))
    first = waiting.values_list("at", flat=True).first()
    return now - first if first else timedelta()
