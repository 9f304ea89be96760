"""The queues of the desk, and in which of them a comment stands. Pure."""

from datetime import datetime

from django.db.models import TextChoices

from comity.comments.state import State


class Standing(TextChoices):
    """Where a comment stands for the desk: one of these at a time."""

    HELD = "held"
    NEW = "new"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


PUBLIC = (Standing.NEW, Standing.APPROVED)
"""Where a comment stands that everybody can read."""


class Queue(TextChoices):
    """What can be worked through. A comment may stand in several."""

    HELD = "held"
    REPORTED = "reported"
    APPEALS = "appeals"
    NEW = "new"
    APPROVED = "approved"
    REJECTED = "rejected"
    EVERYTHING = "everything"


_OF_STANDING = {
    Standing.HELD: Queue.HELD,
    Standing.NEW: Queue.NEW,
    Standing.APPROVED: Queue.APPROVED,
    Standing.REJECTED: Queue.REJECTED,
}


def standing(state: str, decided_at: datetime | None, edited_at: datetime | None) -> Standing:
    """Return where a comment stands; what its author changed since a decision is new again."""
    if state == State.HELD:
        return Standing.HELD
    if state == State.WITHDRAWN:
        return Standing.WITHDRAWN
    if state in (State.REJECTED, State.REMOVED):
        return Standing.REJECTED
    looked_at = decided_at is not None and (edited_at is None or edited_at <= decided_at)
    return Standing.APPROVED if looked_at else Standing.NEW


def queues(standing: str, reports: int, appeals: int) -> frozenset[Queue]:
    """Return every queue that a comment stands in."""
    found = {Queue.EVERYTHING}
    if standing in _OF_STANDING:
        found.add(_OF_STANDING[Standing(standing)])
    if reports:
        found.add(Queue.REPORTED)
    if appeals:
        found.add(Queue.APPEALS)
    return frozenset(found)
