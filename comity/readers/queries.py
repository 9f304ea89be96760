"""What other rooms may ask about readers."""

import uuid
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db.models import CharField, Exists
from django.db.models.functions import Cast, Coalesce

from comity.ground.rows import listed
from comity.readers.models import Reader, Session
from comity.readers.origins import erased_origin
from comity.readers.tokens import Bearer, bad_token

SOME = 500
"""Readers taken at a time where all of a publication are wanted."""


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


@dataclass(frozen=True)
class Address:
    """Where a reader can be written to, for those who write to them alone."""

    email: str
    proved_at: datetime | None
    """Until it is proved, nothing goes there but the question whether it is theirs."""
    language: str
    """The one they read, "" where nobody has said."""


def addresses_of(readers: Iterable[uuid.UUID]) -> dict[uuid.UUID, Address]:
    """Return the addresses of those of these readers who have given one."""
    rows = Reader.objects.filter(id__in=list(readers)).exclude(email="")
    return {row.id: Address(row.email, row.email_proved_at, row.language) for row in rows}


def who_left_addresses(publication: str) -> Iterator[dict[uuid.UUID, str]]:
    """Return the addresses of a publication's readers who have given one, some at a time."""
    told = Reader.objects.filter(publication=publication).exclude(email="").order_by("id")
    found = told.values_list("id", "email").iterator(SOME)
    while some := dict(islice(found, SOME)):
        yield some


def address_of(reader_id: uuid.UUID) -> Address | None:
    """Return where a reader can be written to, None where they have given no address."""
    return addresses_of([reader_id]).get(reader_id)


def names_of(readers: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return by which names these readers go."""
    return dict(Reader.objects.filter(id__in=list(readers)).values_list("id", "name"))


def reader_of_account(publication: str, user_id: int) -> ReaderView | None:
    """Return the reader as which somebody with an account speaks here, None before they do."""
    row = Reader.objects.filter(
        publication_id=publication, user_id=user_id, kind=Reader.Kind.ACCOUNT
    ).first()
    return seen(row) if row else None


def readers_of_account(user_id: int) -> tuple[ReaderView, ...]:
    """Return everybody as whom somebody with an account speaks: one in each publication."""
    rows = Reader.objects.filter(user_id=user_id, kind=Reader.Kind.ACCOUNT)
    return tuple(seen(row) for row in rows.order_by("id"))


def account_of(reader_id: uuid.UUID) -> int | None:
    """Return the user whose account a reader is, None where they have none."""
    rows = Reader.objects.filter(id=reader_id, kind=Reader.Kind.ACCOUNT)
    return rows.values_list("user_id", flat=True).first()


def ids_by_origin(publication: str, origins: Iterable[str]) -> dict[str, uuid.UUID]:
    """Return the ids of the readers whom archives know by these origins; others are left out.

    Whoever was claimed is by now the one who claimed them; whoever was erased is still known.
    """
    wanted = set(origins)
    here = _by_origin(publication, wanted)
    gone = {erased_origin(origin): origin for origin in wanted - here.keys()}
    return here | {gone[name]: reader for name, reader in _by_origin(publication, gone).items()}


def _by_origin(publication: str, origins: Collection[str]) -> dict[str, uuid.UUID]:
    if not origins:
        return {}
    found = Reader.objects.filter(publication_id=publication, origin__in=listed(origins))
    # Only of those that have an origin is there an index. As text: an archive asks for thousands
    # at a time, and Django's own way to make a UUID of each costs more than to find it.
    somebody = Cast(Coalesce("claimed_by", "id"), CharField())
    told = found.exclude(origin="").values_list("origin", somebody)
    return {origin: uuid.UUID(reader) for origin, reader in told}


def language_of(reader_id: uuid.UUID) -> str:
    """Return the language that a reader chose; "" where they chose none."""
    return Reader.objects.filter(id=reader_id).values_list("language", flat=True).first() or ""
