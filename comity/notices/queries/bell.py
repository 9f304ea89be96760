"""What is in a reader's bell."""

import uuid
from dataclasses import dataclass

from comity.notices.models import Notice
from comity.notices.told import Told, told

MOST = 30
"""Notices that the bell shows."""


@dataclass(frozen=True)
class Bell:
    """A reader's latest notices, and how many of them are new to them."""

    unseen: int
    notices: tuple[Told, ...]


def bell(reader: uuid.UUID) -> Bell:
    """Return what is in a reader's bell, the latest first."""
    rows = Notice.objects.filter(reader=reader).order_by("-id")
    shown = tuple(told(rows[:MOST]))
    return Bell(sum(not each.seen for each in shown), shown)
