"""Drops where comments were posted from, once that is older than their publication keeps it."""

from datetime import datetime, timedelta
from functools import partial

from comity.comments.models import Comment
from comity.ground import writelane
from comity.publications.queries import publications

AT_ONCE = 1000
"""Comments in one transaction."""


def drop_old(now: datetime) -> int:
    """Drop what is past its publication's term, a batch a write; return of how many.

    This appends nothing to the journal: what is dropped stands in no entry.
    """
    return sum(
        _drop(house.key, now - timedelta(days=house.settings.network_days))
        for house in publications()
    )


def _drop(publication: str, before: datetime) -> int:
    old = Comment.objects.filter(publication=publication, posted_at__lte=before)
    dropped = 0
    while some := list(old.exclude(network="").values_list("id", flat=True)[:AT_ONCE]):
        rows = Comment.objects.filter(id__in=some)
        dropped += writelane.run(partial(rows.update, network=""))
    return dropped
