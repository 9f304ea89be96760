"""Readers and what binds them, as an export holds them. Sign-ins stay behind."""

from collections.abc import Iterator, Sequence
from typing import Any

from comity.ground import rows
from comity.readers.models import FormerName, Mute, Reader, Sanction
from comity.readers.rules import likeness

READER = (
    *("id", "publication_id", "kind", "name", "badge", "epoch", "origin", "made_at"),
    *("email", "email_proved_at", "language", "named_at", "told_at", "works_here"),
    "claimed_by",
)
SANCTION = ("id", "reader_id", "kind", "reason", "since", "until", "lifted_at")
NAME = ("reader_id", "name", "skeleton", "given_up_at")
MUTE = ("id", "reader_id", "muted_id", "made_at")


def lines(publication: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return a publication's readers; what binds them, what they were called, whom they mute."""
    readers = Reader.objects.filter(publication=publication).order_by("id")
    for record in rows.told(readers, READER):
        yield "reader", record
    sanctions = Sanction.objects.filter(reader__publication=publication).order_by("id")
    for record in rows.told(sanctions, SANCTION):
        yield "sanction", record
    names = FormerName.objects.filter(reader__publication=publication)
    for record in rows.told(names.order_by("reader_id", "given_up_at", "id"), NAME):
        yield "former_name", record
    mutes = Mute.objects.filter(reader__publication=publication).order_by("id")
    for record in rows.told(mutes, MUTE):
        yield "mute", record


def read_reader(record: Any) -> list[Any]:
    """Return a line's values; raises ValueError where it is none."""
    return rows.read(Reader, READER, record)


def read_sanction(record: Any) -> list[Any]:
    """Return a line's values; raises ValueError where it is none."""
    return rows.read(Sanction, SANCTION, record)


def read_name(record: Any) -> list[Any]:
    """Return a line's values; raises ValueError where it is none."""
    return rows.read(FormerName, NAME, record)


def read_mute(record: Any) -> list[Any]:
    """Return a line's values; raises ValueError where it is none."""
    return rows.read(Mute, MUTE, record)


def restore_readers(values: Sequence[Sequence[Any]]) -> int:
    """Put readers back, inside a write. Those that are there stay as they are."""
    name = READER.index("name")
    full = [(*each, likeness(each[name]), None) for each in values]
    return rows.insert(Reader, (*READER, "skeleton", "user_id"), full, ignore=True)


def restore_sanctions(values: Sequence[Sequence[Any]]) -> int:
    """Put sanctions back, inside a write. Those that are there stay as they are."""
    return rows.insert(Sanction, SANCTION, values, ignore=True)


def restore_names(values: Sequence[Sequence[Any]]) -> int:
    """Put former names back, inside a write. Those that are there stay as they are."""
    found = FormerName.objects.filter(reader__in=[each[0] for each in values])
    there = set(found.values_list(*NAME))
    return rows.insert(FormerName, NAME, [each for each in values if tuple(each) not in there])


def restore_mutes(values: Sequence[Sequence[Any]]) -> int:
    """Put mutes back, inside a write. Those that are there stay as they are."""
    return rows.insert(Mute, MUTE, values, ignore=True)
