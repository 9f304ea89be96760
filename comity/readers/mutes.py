"""Whom a reader would rather not read. Only they know: nobody else is told, staff neither."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from comity.ground import clock
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.journal import record
from comity.readers.models import Mute, Reader

MOST = 500
"""Readers that one reader can mute: each look at a story compares with all of them."""


@dataclass(frozen=True)
class MuteView:
    """A reader who is muted, by the name that they go by now."""

    id: uuid.UUID
    muted: uuid.UUID
    name: str
    made_at: datetime


def mute(reader: uuid.UUID, other: uuid.UUID) -> MuteView:
    """Mute a reader of the same publication, inside a write; twice is once.

    Refusals: own_comment (403) for oneself, too_many_mutes (409).
    """
    if reader == other:
        raise Refusal("own_comment", 403, _("You cannot mute yourself."))
    known = _mutes(reader).filter(muted=other).first()
    if known is not None:
        return _seen(known)
    if Mute.objects.filter(reader=reader).count() >= MOST:
        raise Refusal("too_many_mutes", 409, _("You have muted as many readers as is possible."))
    theirs = Reader.objects.get(id=other)
    row = Mute.objects.create(reader_id=reader, muted=theirs, made_at=clock.now())
    _tell("reader.muted", row, theirs.publication_id)
    return _seen(row)


def unmute(reader: uuid.UUID, mute_id: uuid.UUID) -> None:
    """Read a muted reader again, inside a write; a mute that is not there is none."""
    row = _mutes(reader).filter(id=mute_id).first()
    if row is not None:
        _tell("reader.unmuted", row, row.muted.publication_id)
        row.delete()


def mutes_of(reader: uuid.UUID) -> tuple[MuteView, ...]:
    """Return whom a reader has muted, the latest first."""
    return tuple(map(_seen, _mutes(reader).order_by("-made_at")))


def mutes_among(muted: Iterable[uuid.UUID]) -> frozenset[tuple[uuid.UUID, uuid.UUID]]:
    """Return who has muted any of these readers: pairs of the one who mutes and the muted."""
    found = Mute.objects.filter(muted__in=list(muted))
    return frozenset(found.values_list("reader_id", "muted_id"))


def muted_by(reader: uuid.UUID) -> frozenset[uuid.UUID]:
    """Return the ids of those whom a reader has muted."""
    return frozenset(Mute.objects.filter(reader=reader).values_list("muted_id", flat=True))


def _mutes(reader: uuid.UUID) -> QuerySet[Mute]:
    return Mute.objects.filter(reader=reader).select_related("muted")


def _tell(kind: str, row: Mute, publication: str) -> None:
    record.append(
        kind,
        publication=publication,
        subject=str(row.id),
        actor=f"reader:{row.reader_id}",
    )


def _seen(row: Mute) -> MuteView:
    return MuteView(row.id, row.muted_id, row.muted.name, row.made_at)
