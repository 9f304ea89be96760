"""Follow something, or no longer."""

import uuid
from collections.abc import Callable

from comity.ground import clock
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.journal import record
from comity.journal.record import Place
from comity.notices import facts
from comity.notices.models import Follow
from comity.notices.targets import Target
from comity.readers.queries import ReaderView

MOST = 1000
"""What one reader may follow: nobody reads more, and each costs a look with every comment."""


def follow(target: Target, *, by: ReaderView) -> Callable[[], uuid.UUID]:
    """Let a reader follow something; twice is once. The write returns the follow's id.

    Refusals: own_words (nobody is told of what they said themselves), too_many_follows (409).
    """
    if target.subject == by.id and target.kind == "reader":
        raise Refusal("own_words", 409, _("You know what you say yourself."))

    def write() -> uuid.UUID:
        return begin(target, by)

    return write


def begin(target: Target, by: ReaderView) -> uuid.UUID:
    """Follow, inside a write."""
    mine = Follow.objects.filter(reader=by.id)
    there = mine.filter(kind=target.kind, subject=target.subject).first()
    if there is not None:
        return there.id
    if mine.count() >= MOST:
        raise Refusal(
            "too_many_follows",
            409,
            _("You follow %(most)s things already. Please leave one of them first."),
            {"most": MOST},
        )
    row = Follow(
        publication_id=target.publication,
        reader_id=by.id,
        kind=target.kind,
        subject=target.subject,
        made_at=clock.now(),
    )
    place = _tell(facts.FOLLOWED, row)
    row.tx, row.entry = place.tx, place.id
    row.save(force_insert=True)
    return row.id


def leave(follow_id: uuid.UUID, *, by: uuid.UUID) -> Callable[[], None]:
    """End one follow of a reader's own, by its id; another's, or none, is left alone."""

    def write() -> None:
        row = Follow.objects.filter(id=follow_id, reader=by).first()
        if row is not None:
            _tell(facts.UNFOLLOWED, row)
            row.delete()

    return write


def _tell(kind: str, row: Follow) -> Place:
    return record.append(
        kind,
        publication=row.publication_id,
        subject=str(row.id),
        actor=f"reader:{row.reader_id}",
        data={"kind": row.kind},
    )
