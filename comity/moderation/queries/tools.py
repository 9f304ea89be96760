"""What a moderator has at hand: saved replies, and what was decided last."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from comity.moderation.actions.decide import MOST
from comity.moderation.acts import FINAL
from comity.moderation.models import Decision, SavedReply
from comity.readers.roles import Role, Staff


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
    undoable: bool
    """Whether something of it can be undone, and by whom asks."""
    comment: uuid.UUID | None


def saved_replies(publication: str) -> tuple[ReplyView, ...]:
    """Return the publication's saved replies, by title."""
    rows = SavedReply.objects.filter(publication=publication).order_by("title")
    return tuple(ReplyView(row.pk, row.title, row.text) for row in rows)


def undoable(batch: uuid.UUID, staff: Staff) -> BatchView | None:
    """Return what a batch decided, where `staff` can undo it; else None."""
    rows = Decision.objects.filter(batch=batch, publication=staff.publication)
    found = list(rows.select_related("undone_by"))
    seen = _seen(found, staff) if found else None
    return seen if seen and seen.undoable else None


def latest_decisions(staff: Staff, limit: int = 60) -> tuple[BatchView, ...]:
    """Return what was decided last in a publication, one line a batch, each whole."""
    rows = Decision.objects.filter(publication=staff.publication, automated=False)
    recent = rows.order_by("-at").values_list("batch", flat=True)[: limit * MOST]
    batches = list(dict.fromkeys(recent))[:limit]
    found: dict[uuid.UUID, list[Decision]] = {batch: [] for batch in batches}
    for row in rows.filter(batch__in=batches).select_related("undone_by").order_by("id"):
        found[row.batch].append(row)
    return tuple(_seen(group, staff) for group in found.values())


def _seen(rows: Sequence[Decision], staff: Staff) -> BatchView:
    first = rows[0]
    return BatchView(
        first.batch,
        first.act,
        len(rows),
        first.by_name,
        first.at,
        _can_be_undone(rows, staff),
        first.comment_id if len(rows) == 1 else None,
    )


def _can_be_undone(rows: Sequence[Decision], staff: Staff) -> bool:
    """Say whether there is anything to undo that is theirs to undo, as `actions.undo` does."""
    left = [row for row in rows if row.act not in FINAL and not hasattr(row, "undone_by")]
    return bool(left) and (staff.may(Role.EDITOR) or all(row.by_id == staff.user for row in left))
