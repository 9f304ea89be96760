"""A reader's copy of everything that is kept of them: one archive, made beside the server's work.

It is kept in a row, because with many boxes the one that makes it is not the one that is asked
for it, and for a week, because it holds in one place what is elsewhere in many.
"""

import io
import json
import logging
import uuid
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import chain

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import translation

from comity.ground import clock, writelane
from comity.journal.record import Fact
from comity.readers import profile
from comity.readers.belongings import Belongings, Chapter
from comity.readers.models import Copy
from comity.readers.queries import ReaderView, language_of, reader_by_id

ASKED = "reader.copy_asked"
KEPT = timedelta(days=7)
AGAIN = timedelta(minutes=10)
"""After which a copy that is not made has failed: until then it may still be in the making."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class CopyView:
    """A copy that a reader asked for; `size` is in bytes, and 0 until it is made."""

    asked_at: datetime
    made_at: datetime | None
    size: int


def copy_of(reader: uuid.UUID) -> CopyView | None:
    """Return the copy that a reader asked for last, or None."""
    row = Copy.objects.filter(reader=reader).values_list("asked_at", "made_at", "size").first()
    return CopyView(*row) if row else None


def archive_of(reader: uuid.UUID) -> bytes | None:
    """Return a reader's copy as it is sent to them (ZIP); None where there is none."""
    found = Copy.objects.filter(reader=reader, made_at__isnull=False)
    packed = found.values_list("packed", flat=True).first()
    return None if packed is None else bytes(packed)


class CopyFollower:
    """Makes each copy that was asked for. To make one again does no harm.

    One that fails holds up none of the others: `sweep` tries it again.
    """

    name = "copies"
    lasting = True
    urgent = False

    def __init__(self, rooms: Sequence[Belongings]) -> None:
        self._rooms = rooms

    def apply(self, facts: list[Fact]) -> None:
        """Make what is missing of what these facts ask for."""
        asked = {uuid.UUID(fact.subject) for fact in facts if fact.kind == ASKED}
        _make(Copy.objects.filter(reader__in=asked, made_at=None), self._rooms)


def packed_for(reader: ReaderView, rooms: Iterable[Belongings], locale: str = "") -> bytes:
    """Return everything that is kept of a reader as a ZIP: a page to read, and a file a chapter.

    It speaks the language that the reader chose, else `locale`, else English.
    """
    with translation.override(language_of(reader.id) or locale or "en"):
        told = chain(profile.told(reader.id), *(room.told(reader.id) for room in rooms))
        chapters = [_whole(chapter) for chapter in told]
        page = render_to_string(
            "readers/copy.html", {"reader": reader, "chapters": chapters, "at": clock.now()}
        )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("index.html", page)
        for chapter in chapters:
            data = [piece.data for piece in chapter.pieces]
            written = json.dumps(data, ensure_ascii=False, indent=1)
            archive.writestr(f"{chapter.name}.json", written + "\n")
    return stream.getvalue()


def sweep(rooms: Sequence[Belongings]) -> None:
    """Drop the copies whose week is over, and make those that could not be made before."""
    late = Copy.objects.filter(asked_at__lt=clock.now() - KEPT)
    if late.exists():
        writelane.run(late.delete)
    _make(Copy.objects.filter(made_at=None, asked_at__lt=clock.now() - AGAIN), rooms)


def due_since(now: datetime) -> datetime | None:
    """Return since when the oldest copy that is not made has been asked for; None: all are made."""
    missing = Copy.objects.filter(made_at=None, asked_at__lte=now)
    return missing.order_by("asked_at").values_list("asked_at", flat=True).first()


def _make(missing: QuerySet[Copy], rooms: Iterable[Belongings]) -> None:
    for row in missing.only("reader"):
        try:
            packed = packed_for(reader_by_id(row.reader_id), rooms)
            writelane.run(partial(_keep, row.pk, packed))
        except Exception:
            log.exception("the copy of reader %s could not be made", row.reader_id)


def _whole(chapter: Chapter) -> Chapter:
    return Chapter(chapter.name, chapter.title, tuple(chapter.pieces))


def _keep(key: int, packed: bytes) -> None:
    made = Copy.objects.filter(pk=key, made_at=None)
    made.update(packed=packed, size=len(packed), made_at=clock.now())
