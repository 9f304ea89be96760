"""The appeals that wait: those about a comment on its card, those about a reader by themselves.

A sanction need not name a comment that gave cause, and what names none has no card.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from comity.moderation.acts import SANCTIONS
from comity.moderation.models import Appeal
from comity.moderation.queries.decisions import DecisionView, decision_view
from comity.readers.queries import names_of
from comity.readers.roles import Staff

MOST = 50


@dataclass(frozen=True)
class AppealView:
    """An appeal that waits, with the decision that it is about."""

    id: uuid.UUID
    text: str
    made_at: datetime
    about: DecisionView
    reader: uuid.UUID | None
    """Who appeals; None: nobody of whom anything is known any more."""

    @property
    def frees_reader(self) -> bool:
        """Whether granting it frees a reader; else it publishes a comment."""
        return self.about.act in SANCTIONS


@dataclass(frozen=True)
class ReaderAppeal:
    """An appeal against a sanction that names no comment, and what its reader is called."""

    appeal: AppealView
    name: str


def waiting_about(comment: uuid.UUID) -> tuple[AppealView, ...]:
    """Return the appeals about a comment, and those against sanctions that it gave cause to."""
    rows = _waiting().filter(statement__decision__comment=comment)
    return tuple(_seen(row) for row in rows.order_by("made_at"))


def waiting_about_readers(staff: Staff) -> tuple[ReaderAppeal, ...]:
    """Return the appeals that no card shows, who waits longest first, up to MOST."""
    found = [_seen(row) for row in _about_readers(staff).order_by("made_at")[:MOST]]
    names = names_of(each.reader for each in found if each.reader)
    return tuple(ReaderAppeal(each, names[each.reader] if each.reader else "") for each in found)


def count_about_readers(staff: Staff) -> int:
    """Return how many appeals no card shows. A reader has no section: all moderators see them."""
    return _about_readers(staff).count()


def _about_readers(staff: Staff) -> QuerySet[Appeal]:
    return _waiting().filter(
        statement__publication=staff.publication, statement__decision__comment=None
    )


def _waiting() -> QuerySet[Appeal]:
    return Appeal.objects.filter(decision=None).select_related("statement__decision")


def _seen(row: Appeal) -> AppealView:
    about = row.statement.decision
    return AppealView(
        row.id, row.text, row.made_at, decision_view(about, undone=False), row.statement.reader_id
    )
