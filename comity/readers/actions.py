"""What can be done to readers. Called inside a write: a guest is made with their first word."""

import uuid

from comity.ground.ids import uuid7
from comity.ground.skeleton import name_key
from comity.journal import record
from comity.readers.models import Reader
from comity.readers.queries import ReaderView, seen


def welcome_guest(publication: str, name: str) -> ReaderView:
    """Make a guest of this name (fitted by `rules.fit_name`)."""
    return _make(publication, Reader.Kind.GUEST, name)


def rename(reader_id: uuid.UUID, name: str) -> ReaderView:
    """Let a guest go by another name from now on; what they said keeps the name it had."""
    row = Reader.objects.select_for_update().get(id=reader_id)
    former, row.name, row.skeleton = row.name, name, name_key(name)
    row.save(update_fields=["name", "skeleton"])
    record.append(
        "reader.renamed",
        publication=row.publication_id,
        subject=str(row.id),
        actor=f"reader:{row.id}",
        data={"from": former, "to": name},
    )
    return seen(row)


def appoint(publication: str, name: str, badge: str, user_id: int | None) -> ReaderView:
    """Let a member of staff speak under this name and badge."""
    row = Reader.objects.filter(
        publication_id=publication, kind=Reader.Kind.STAFF, name=name
    ).first()
    if row is not None:
        return seen(row)
    return _make(publication, Reader.Kind.STAFF, name, badge=badge, user_id=user_id)


def bring_in(publication: str, name: str, origin: str) -> ReaderView:
    """Return the reader whom an archive knows as `origin`, made where they are new."""
    row = Reader.objects.filter(publication_id=publication, origin=origin).first()
    if row is not None:
        return seen(row)
    return _make(publication, Reader.Kind.IMPORTED, name, origin=origin)


def _make(
    publication: str,
    kind: Reader.Kind,
    name: str,
    *,
    badge: str = "",
    user_id: int | None = None,
    origin: str = "",
) -> ReaderView:
    row = Reader.objects.create(
        id=uuid7(),
        publication_id=publication,
        kind=kind,
        name=name,
        skeleton=name_key(name),
        badge=badge,
        user_id=user_id,
        origin=origin,
    )
    record.append(
        "reader.came",
        publication=publication,
        subject=str(row.id),
        actor=f"reader:{row.id}",
        data={"kind": kind.value, "name": name},
    )
    return seen(row)
