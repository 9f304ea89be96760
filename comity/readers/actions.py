"""What can be done to readers. Called inside a write: a guest is made with their first word."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from comity.ground import clock, rows
from comity.ground.ids import uuid7
from comity.ground.skeleton import name_key
from comity.journal import record
from comity.readers.models import Reader, Sanction
from comity.readers.queries import ReaderView, ids_by_origin, seen
from comity.readers.sanctions import impose


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


@dataclass(frozen=True)
class Archived:
    """A reader as an archive knows them; `origin` is `<format>:<their id there>`."""

    origin: str
    name: str
    badge: str = ""
    banned: str = ""
    """Why they are banned; empty: they are not."""


def bring_in_many(
    publication: str, archived: Sequence[Archived], *, actor: str = "system"
) -> dict[str, uuid.UUID]:
    """Make the readers of an archive who are new here; return the ids of those, by origin."""
    there = ids_by_origin(publication, [each.origin for each in archived])
    new = {each.origin: each for each in archived if each.origin not in there}
    made = {origin: uuid7() for origin in new}
    at = clock.now()
    rows.insert(
        Reader,
        (
            *("id", "publication_id", "kind", "name", "skeleton", "badge", "user_id", "epoch"),
            *("origin", "made_at"),
        ),
        [
            (
                *(made[each.origin], publication, Reader.Kind.IMPORTED.value, each.name),
                *(name_key(each.name), each.badge, None, 0, each.origin, at),
            )
            for each in new.values()
        ],
    )
    for each in new.values():
        if each.banned:
            impose(made[each.origin], Sanction.Kind.BAN, each.banned, at=at, until=None)
    if made:
        record.append(
            "readers.brought_in",
            publication=publication,
            subject=publication,
            actor=actor,
            data={"count": len(made)},
        )
    return made


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
