"""Make a reader: the row and its journal entry, inside a write."""

from comity.ground.ids import uuid7
from comity.readers.models import Reader
from comity.readers.queries import ReaderView, seen
from comity.readers.rules import likeness
from comity.readers.telling import tell


def make(
    publication: str,
    kind: Reader.Kind,
    name: str,
    *,
    badge: str = "",
    user_id: int | None = None,
    origin: str = "",
    works_here: bool = False,
) -> ReaderView:
    """Make a reader of a fitted name (`rules.fit_name`), and say so in the journal."""
    row = Reader.objects.create(
        id=uuid7(),
        publication_id=publication,
        kind=kind,
        name=name,
        skeleton=likeness(name),
        badge=badge,
        user_id=user_id,
        origin=origin,
        works_here=works_here,
    )
    tell("reader.came", publication, row.id, data={"kind": kind.value})
    return seen(row)
