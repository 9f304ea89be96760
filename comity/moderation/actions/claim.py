"""Claim a comment, so that two moderators do not decide about it at once.

A claim decides nothing and is over in minutes: it leaves no entry in the journal.
"""

import uuid
from collections.abc import Callable
from datetime import timedelta

from django.db.models import Q

from comity.ground import clock
from comity.moderation.models import Case
from comity.readers.roles import Staff

LASTS = timedelta(minutes=3)
"""The desk renews a claim while the card is open; a closed lid frees it."""


def claim(comment_id: uuid.UUID, *, by: Staff) -> Callable[[], bool]:
    """Claim a comment for a while, or renew the claim; False where another one has it."""

    def write() -> bool:
        at = clock.now()
        free = Q(claimed_by=None) | Q(claimed_by=by.user) | Q(claimed_until__lte=at)
        mine = Case.objects.filter(free, pk=comment_id, publication=by.publication)
        if by.sections:
            mine = mine.filter(section__in=by.sections)
        return bool(mine.update(claimed_by=by.user, claimed_until=at + LASTS))

    return write
