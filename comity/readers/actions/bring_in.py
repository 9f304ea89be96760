"""Bring in the readers of an archive, called inside a write."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from comity.ground import clock, rows
from comity.ground.ids import uuid7
from comity.journal import record
from comity.readers.actions.make import make
from comity.readers.models import Reader, Sanction
from comity.readers.queries import ReaderView, ids_by_origin, seen
from comity.readers.rules import likeness
from comity.readers.sanctions import impose

BROUGHT_IN = "readers.brought_in"


def bring_in(publication: str, name: str, origin: str) -> ReaderView:
    """Return the reader whom an archive knows as `origin`, made where they are new."""
    row = Reader.objects.filter(publication_id=publication, origin=origin).first()
    if row is not None:
        return seen(row)
    return make(publication, Reader.Kind.IMPORTED, name, origin=origin)


@dataclass(frozen=True)
class Archived:
    """A reader as an archive knows them; `origin` is `<format>:<their id there>`."""

    origin: str
    name: str
    badge: str = ""
    email: str = ""
    """In lower case, as the archive knew it: a proof of it claims what they said."""
    banned: str = ""
    """Why they are banned; empty: they are not."""
    banned_until: datetime | None = None
    """None: for good."""


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
            *("origin", "email", "language", "made_at"),
        ),
        [
            (
                *(made[each.origin], publication, Reader.Kind.IMPORTED.value, each.name),
                *(likeness(each.name), each.badge, None, 0, each.origin, each.email, "", at),
            )
            for each in new.values()
        ],
    )
    for each in new.values():
        if each.banned and (each.banned_until is None or each.banned_until > at):
            ban = Sanction.Kind.BAN
            impose(made[each.origin], ban, each.banned, at=at, until=each.banned_until)
    if made:
        record.append(
            BROUGHT_IN,
            publication=publication,
            subject=publication,
            actor=actor,
            data={"count": len(made)},
        )
    return made
