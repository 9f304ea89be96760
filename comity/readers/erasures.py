"""Erasures: who asked for one, and carrying out those whose day is over.

A reader is a row that others point to, and the journal's ids point to them: it stays, empty. What
every other room keeps goes first, room by room, each in its own writes. Killed anywhere, the next
round does again what may be done twice, and goes on.
"""

import logging
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import Q, QuerySet

from comity.ground import clock, writelane
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.journal import record
from comity.journal.erasure import erase_words
from comity.readers.belongings import Belongings, Manner
from comity.readers.epochs import raise_epoch
from comity.readers.models import (
    Appointment,
    Copy,
    Erasure,
    FormerName,
    Mute,
    Reader,
    Sanction,
    Session,
)
from comity.readers.origins import erased_origin
from comity.readers.queries import ReaderView
from comity.readers.queries import seen as reader_seen

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class ErasureView:
    """A reader's wish to be erased. `done_at` None: not yet."""

    reader: uuid.UUID
    manner: str
    asked_at: datetime
    due_at: datetime
    done_at: datetime | None


def erasure_of(reader: uuid.UUID) -> ErasureView | None:
    """Return the erasure that a reader has asked for, or None."""
    row = Erasure.objects.filter(reader=reader).first()
    return seen(row) if row else None


def erasures(publication: str) -> tuple[ErasureView, ...]:
    """Return every erasure of a publication that was carried out, the oldest first."""
    rows = Erasure.objects.filter(reader__publication=publication, done_at__isnull=False)
    return tuple(map(seen, rows.order_by("done_at")))


def somebody(publication: str, reader: uuid.UUID) -> ReaderView:
    """Return a reader of a publication; Refusal `no_such_reader` (404)."""
    row = Reader.objects.filter(id=reader, publication=publication).first()
    if row is None:
        raise Refusal("no_such_reader", 404, _("There is no such reader here."))
    return reader_seen(row)


def erase_at_once(publication: str, reader: uuid.UUID, manner: str) -> Callable[[], bool]:
    """Let `carry_out` erase a reader now, also one who was erased: an older export may have brought
    something back. False where there is none."""

    def write() -> bool:
        row = Reader.objects.filter(id=reader, publication=publication).first()
        if row is None:
            return False
        at = clock.now()
        given = {"manner": Manner(manner), "asked_at": at, "due_at": at, "done_at": None}
        Erasure.objects.update_or_create(reader=row, defaults=given)
        record.append(
            "reader.erasure_asked",
            publication=publication,
            subject=str(reader),
            actor="system",
            data={"manner": manner},
        )
        return True

    return write


def seen(row: Erasure) -> ErasureView:
    """Return what a row tells."""
    return ErasureView(row.reader_id, row.manner, row.asked_at, row.due_at, row.done_at)


def carry_out(rooms: Sequence[Belongings]) -> int:
    """Erase everybody whose day to think again is over; return how many.

    `rooms` in the order in which they let go: each before the rows that it finds its own by. One
    that fails is logged, holds up none of the others, and is tried again with the next round.
    """
    due = _due(clock.now()).order_by("due_at").values_list("reader_id", flat=True)
    done = sum(_carried_out(reader, rooms) for reader in due)
    if done:
        _let_go_of_the_log()
    return done


def due_since(now: datetime) -> datetime | None:
    """Return since when the oldest erasure is due that was not carried out; None: none is."""
    return _due(now).order_by("due_at").values_list("due_at", flat=True).first()


def _due(now: datetime) -> QuerySet[Erasure]:
    return Erasure.objects.filter(due_at__lte=now, done_at=None)


def _carried_out(reader: uuid.UUID, rooms: Sequence[Belongings]) -> bool:
    try:
        asked = writelane.run(partial(_begin, reader))
        if asked is None:
            return False
        for person in (*_claimed(reader), reader):
            for room in rooms:
                room.forget(person, Manner(asked.manner))
            writelane.run(partial(_empty, person))
        writelane.run(partial(_end, reader))
    except Exception:
        log.exception("reader %s could not be erased; it is tried again", reader)
        return False
    return True


def _begin(reader: uuid.UUID) -> Erasure | None:
    """Let none of the reader's tokens be good any more: nothing is added meanwhile.

    None where they have thought again, while others were erased before them.
    """
    asked = _due(clock.now()).select_for_update().filter(reader=reader).first()
    if asked is None:
        return None
    asked.begun_at = asked.begun_at or clock.now()
    asked.save(update_fields=["begun_at"])
    raise_epoch(reader)
    Session.objects.filter(reader=reader).delete()
    return asked


def _claimed(reader: uuid.UUID) -> list[uuid.UUID]:
    """Return the readers of archives whose address this one has proved to be theirs."""
    return list(Reader.objects.filter(claimed_by=reader).values_list("id", flat=True))


def _empty(reader: uuid.UUID) -> None:
    row = Reader.objects.select_for_update().get(id=reader)
    _forget_user(row)
    row.kind, row.origin = Reader.Kind.ERASED, erased_origin(row.origin)
    row.name = row.skeleton = row.badge = row.email = row.language = ""
    row.user = row.email_proved_at = row.named_at = row.told_at = None
    row.works_here = False
    row.save()
    FormerName.objects.filter(reader=row).delete()
    Sanction.objects.filter(reader=row).delete()
    Copy.objects.filter(reader=row).delete()
    Mute.objects.filter(Q(reader=row) | Q(muted=row)).delete()
    erase_words(row.publication_id, reader, [str(reader)])


def _forget_user(row: Reader) -> None:
    """Drop the account as well, where it is the reader's alone and nobody's who works here."""
    others = Reader.objects.filter(user=row.user_id).exclude(id=row.id)
    if row.user_id is None or others.exists():
        return
    if not Appointment.objects.filter(user=row.user_id).exists():
        get_user_model().objects.filter(id=row.user_id, is_staff=False).delete()


def _end(reader: uuid.UUID) -> None:
    row = Erasure.objects.select_related("reader").get(reader=reader)
    row.done_at = clock.now()
    row.save(update_fields=["done_at"])
    record.append(
        "reader.erased",
        publication=row.reader.publication_id,
        subject=str(reader),
        actor="system",
        data={"manner": row.manner},
    )


def _let_go_of_the_log() -> None:
    """Empty SQLite's write-ahead log: it still holds the rows as they were."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (busy, *_pages) = cursor.fetchone()
    if busy:
        log.warning("the log of the database is in use: it is emptied with its next checkpoint")
