"""What may be asked about letters."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.notices.models import Letter, Proof

LATE = timedelta(minutes=30)


@dataclass(frozen=True)
class LetterView:
    """A line of the log: whom a letter was for is known by the reader alone, not by address."""

    id: uuid.UUID
    publication: str
    reader: uuid.UUID
    kind: str
    state: str
    tries: int
    problem: str
    made_at: datetime
    next_at: datetime


def reader_of_proof(letter: uuid.UUID) -> uuid.UUID:
    """Return whom a letter asked whether an address is theirs; Refusal `link_over` (410)."""
    row = Proof.objects.select_related("letter").filter(letter=letter).first()
    if row is None:
        raise Refusal("link_over", 410, _("This link is no longer good. Please ask for another."))
    return row.letter.reader_id


def latest(limit: int = 50) -> list[LetterView]:
    """Return the newest letters, the latest first."""
    return [
        LetterView(
            row.id,
            row.publication_id,
            row.reader_id,
            row.kind,
            row.state,
            row.tries,
            row.problem,
            row.made_at,
            row.next_at,
        )
        for row in Letter.objects.order_by("-made_at", "-id")[:limit]
    ]


def mail_is_late(now: datetime) -> bool:
    """Say whether a letter waits that should have gone long ago; none does where none is sent."""
    since = oldest_waiting() if settings.MAIL else None
    return since is not None and now - since > LATE


def oldest_waiting() -> datetime | None:
    """Return since when the oldest letter waits that no server has answered; None: none does.

    One that a server has put off has its next try, and says nothing of the way there.
    """
    waiting = Letter.objects.filter(state=Letter.State.WAITING, tries=0)
    return waiting.order_by("made_at").values_list("made_at", flat=True).first()
