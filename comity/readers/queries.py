"""What other rooms may ask about readers."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists

from comity.readers.models import Reader, Session
from comity.readers.tokens import Bearer, bad_token


@dataclass(frozen=True)
class ReaderView:
    """A reader as the other rooms see them."""

    id: uuid.UUID
    publication: str
    name: str
    badge: str
    staff: bool
    epoch: int
    kind: str
    """guest, staff, imported, account or sso."""

    @property
    def signs(self) -> bool:
        """Say whether they choose the name under each comment: whom nobody knows otherwise."""
        return self.kind == Reader.Kind.GUEST


def seen(row: Reader) -> ReaderView:
    """Return what a row tells."""
    return ReaderView(
        row.id,
        row.publication_id,
        row.name,
        row.badge,
        row.kind == Reader.Kind.STAFF or row.works_here,
        row.epoch,
        row.kind,
    )


def reader(bearer: Bearer, publication: str) -> ReaderView:
    """Return whom a token speaks for in `publication`; raises a Refusal `bad_token` (401)."""
    rows = Reader.objects.filter(
        id=bearer.reader, publication_id=bearer.publication, epoch=bearer.epoch
    )
    if bearer.session is not None:
        ended = Session.objects.filter(id=bearer.session, ended_at__isnull=False)
        rows = rows.filter(~Exists(ended))
    row = rows.first() if bearer.publication == publication else None
    if row is None:
        raise bad_token()
    return seen(row)


def reader_by_id(reader_id: uuid.UUID) -> ReaderView:
    """Return the reader with this id; raises LookupError where there is none."""
    row = Reader.objects.filter(id=reader_id).first()
    if row is None:
        raise LookupError(reader_id)
    return seen(row)


def staff_reader(publication: str, user_id: int) -> ReaderView | None:
    """Return the reader as which a signed-in member of staff speaks, or None."""
    row = Reader.objects.filter(publication_id=publication, user_id=user_id).first()
    return seen(row) if row else None


def ids_by_origin(publication: str, origins: Iterable[str]) -> dict[str, uuid.UUID]:
    """Return the ids of the readers whom archives know by these origins; others are left out."""
    found = Reader.objects.filter(publication_id=publication, origin__in=list(origins))
    return dict(found.values_list("origin", "id"))
