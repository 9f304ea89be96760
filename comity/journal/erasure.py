"""Erase from the journal what a person wrote or is called, and say that it was done."""

import uuid
from collections.abc import Iterable, Iterator
from typing import TypeVar

from comity.journal import record
from comity.journal.models import Entry

ERASED = "words.erased"
AT_ONCE = 500
"""Values in one question to the database."""

T = TypeVar("T")

NOBODY = f"reader:{uuid.UUID(int=0)}"
"""The actor of what is no longer anybody's."""


def erase_words(publication: str, reader: uuid.UUID, subjects: Iterable[str]) -> None:
    """Erase the words of all entries about these subjects, inside a write.

    One entry tells which, and is sealed: words that are missing without one are a breach.
    """
    erased: list[int] = []
    for some in _parts(set(subjects)):
        found = Entry.objects.filter(words__isnull=False, subject__in=some)
        erased += found.values_list("id", flat=True)
        found.update(words=None)
    if erased:
        record.append(
            ERASED,
            publication=publication,
            subject=str(reader),
            actor="system",
            data={"entries": sorted(erased)},
        )


def leave_nameless(reader: uuid.UUID, stories: Iterable[uuid.UUID]) -> None:
    """Let the journal no longer say what of these stories a reader did, inside a write.

    What is sealed stays: a reader does nothing that is, except to appeal.
    """
    for some in _parts(stories):
        acted = Entry.objects.filter(story__in=some, actor=f"reader:{reader}")
        acted.exclude(kind__startswith="moderation.").update(actor=NOBODY)


def entries_about(stories: Iterable[uuid.UUID], subjects: Iterable[uuid.UUID]) -> list[int]:
    """Return the ids of the entries of these stories that are about these subjects."""
    wanted = set(map(str, subjects))
    found: list[int] = []
    for some in _parts(stories):
        told = Entry.objects.filter(story__in=some).values_list("id", "subject")
        found += [number for number, subject in told.iterator(2000) if subject in wanted]
    return found


def erased_entries() -> frozenset[int]:
    """Return the ids of all entries whose words were erased by right."""
    told = Entry.objects.filter(kind=ERASED).values_list("data", flat=True)
    return frozenset(number for data in told.iterator(1000) for number in data["entries"])


def _parts(values: Iterable[T]) -> Iterator[list[T]]:
    every = list(values)
    for first in range(0, len(every), AT_ONCE):
        yield every[first : first + AT_ONCE]
