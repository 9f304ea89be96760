"""What a moderator has at hand: saved replies, and what was decided last."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from comity.moderation.acts import Act
from comity.moderation.models import Decision, SavedReply
from comity.readers.roles import Staff


@dataclass(frozen=True)
class ReplyView:
    """An explanation kept for another time."""

    id: int
    title: str
    text: str


@dataclass(frozen=True)
class BatchView:
    """What was decided in one go; `comment` where it was about one alone."""

    batch: uuid.UUID
    act: str
    count: int
    by_name: str
    at: datetime
    comment: uuid.UUID | None = None


def saved_replies(publication: str) -> tuple[ReplyView, ...]:
    """Return the publication's saved replies, by title."""
    rows = SavedReply.objects.filter(publication=publication).order_by("title")
    return tuple(ReplyView(row.pk, row.title, row.text) for row in rows)


def undoable(batch: uuid.UUID, staff: Staff) -> BatchView | None:
    """Return what a batch decided, while none of it has been undone; else None."""
    rows = Decision.objects.filter(batch=batch, publication=staff.publication)
    rows = rows.filter(undone_by=None).exclude(act__in=(Act.UNDO, Act.UPHOLD, Act.REVERSE))
    found = list(rows)
    if not found:
        return None
    first = found[0]
    one = first.comment_id if len(found) == 1 else None
    return BatchView(batch, first.act, len(found), first.by_name, first.at, one)


def latest_decisions(staff: Staff, limit: int = 60) -> tuple[BatchView, ...]:
    """Return what was decided last in a publication, one line a batch."""
    rows = Decision.objects.filter(publication=staff.publication, automated=False)
    found: dict[uuid.UUID, list[Decision]] = {}
    for row in rows.order_by("-at")[: 3 * limit]:
        found.setdefault(row.batch, []).append(row)
    return tuple(
        BatchView(batch, group[0].act, len(group), group[0].by_name, group[0].at)
        for batch, group in list(found.items())[:limit]
    )
