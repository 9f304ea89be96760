"""A reader's record: what became of what they said, what bound them, what staff noted."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from comity.comments.queries import CommentView
from comity.comments.queries.of_reader import latest_of_reader
from comity.ground import clock
from comity.moderation.concerned import own_reader
from comity.moderation.models import Case, Note
from comity.moderation.queues import Standing
from comity.readers.names import former_names
from comity.readers.queries import ReaderView
from comity.readers.roles import Staff
from comity.readers.sanctions import SanctionView, in_force, sanctions_of


@dataclass(frozen=True)
class NoteView:
    """What a member of staff noted."""

    text: str
    by_name: str
    made_at: datetime


@dataclass(frozen=True)
class Record:
    """A reader as the desk knows them. `counts` are comments by where they stand."""

    reader: ReaderView
    counts: dict[str, int]
    first_at: datetime | None
    binding: tuple[SanctionView, ...]
    sanctions: tuple[SanctionView, ...]
    notes: tuple[NoteView, ...]
    latest: tuple[CommentView, ...]
    former: tuple[str, ...]
    """What they were called before, the latest first."""

    @property
    def said(self) -> int:
        """How many comments they made in all."""
        return sum(self.counts.values())

    @property
    def rejected_share(self) -> int:
        """Per cent of the decided comments that were rejected."""
        decided = self.counts["approved"] + self.counts["rejected"]
        return round(100 * self.counts["rejected"] / decided) if decided else 0


def record(reader: uuid.UUID, staff: Staff) -> Record:
    """Return a reader's record; Refusal `no_such_reader` (404)."""
    known = own_reader(reader, staff)
    counted = Case.objects.filter(reader=reader).values_list("standing")
    sums = dict(counted.annotate(Count("pk")).order_by())
    first = Case.objects.filter(reader=reader).order_by("at").values_list("at", flat=True).first()
    return Record(
        known,
        {standing.value: sums.get(standing.value, 0) for standing in Standing},
        first,
        in_force(reader, clock.now()),
        sanctions_of(reader),
        tuple(
            NoteView(row.text, row.by_name, row.made_at)
            for row in Note.objects.filter(reader=reader).order_by("-made_at")[:50]
        ),
        latest_of_reader(reader),
        former_names(reader),
    )
