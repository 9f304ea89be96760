"""How far the followers are behind."""

from datetime import datetime, timedelta

from django.db.models import Q

from comity.journal.models import Cursor, Entry


def lag(now: datetime) -> dict[str, timedelta]:
    """Return, by follower with a kept cursor, the age of the oldest fact it has not applied."""
    late: dict[str, timedelta] = {}
    for cursor in Cursor.objects.all():
        waiting = Entry.objects.filter(Q(tx=cursor.tx, id__gt=cursor.entry) | Q(tx__gt=cursor.tx))
        first = waiting.order_by("tx", "id").values_list("at", flat=True).first()
        late[cursor.follower] = now - first if first else timedelta()
    return late
