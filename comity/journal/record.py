"""Writing to the journal, and reading it in order."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from django.db.models import Q

from comity.ground.rows import insert
from comity.journal.horizon import behind_horizon
from comity.journal.models import Entry
from comity.journal.words import commit


@dataclass(frozen=True, order=True)
class Place:
    """A place in the journal: after the entry `id` of the transaction `tx`."""

    tx: int = 0
    id: int = 0


@dataclass(frozen=True)
class Fact:
    """An entry as followers see it."""

    place: Place
    at: datetime
    publication: str
    story: uuid.UUID | None
    version: int | None
    kind: str
    subject: str
    actor: str
    data: Mapping[str, Any]
    words: Mapping[str, Any] = field(default_factory=dict)
    """What somebody wrote or is called; nothing, where they were erased."""

    @classmethod
    def of(cls, row: Entry) -> Self:
        """Return the fact that a row tells."""
        return cls(
            Place(row.tx, row.id),
            row.at,
            row.publication,
            row.story,
            row.version,
            row.kind,
            row.subject,
            row.actor,
            row.data,
            row.words or {},
        )


@dataclass(frozen=True)
class Draft:
    """An entry before it is appended; its fields are those of `append`."""

    kind: str
    publication: str
    subject: str
    actor: str
    story: uuid.UUID | None = None
    version: int | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


def append_all(drafts: Sequence[Draft]) -> None:
    """Append entries in the transaction that is running, in their order; none holds words."""
    columns = ("kind", "publication", "subject", "actor", "story", "version", "data")
    insert(Entry, columns, [[getattr(each, name) for name in columns] for each in drafts])


def append(
    kind: str,
    *,
    publication: str,
    subject: str,
    actor: str,
    story: uuid.UUID | None = None,
    version: int | None = None,
    data: Mapping[str, Any] | None = None,
    words: Mapping[str, str] | None = None,
) -> Place:
    """Append one entry in the transaction that is running; return its place.

    `kind` is `<noun>.<what happened to it>`; `subject` the noun's id; `actor` is
    `reader:<id>`, `staff:<id>` or `system`; `version` the story's version that it made. What a
    person wrote or is called goes into `words` and nowhere else: it can be erased.
    """
    told, salted = commit(data or {}, words or {})
    row = Entry.objects.create(
        kind=kind,
        publication=publication,
        story=story,
        version=version,
        subject=subject,
        actor=actor,
        data=told,
        words=salted,
    )
    return Place(row.tx, row.id)


def after(place: Place, limit: int = 500) -> list[Fact]:
    """Return up to `limit` facts after `place`, oldest first, behind the safe horizon."""
    later = Q(tx=place.tx, id__gt=place.id) | Q(tx__gt=place.tx)
    rows = Entry.objects.filter(later, behind_horizon())
    return [Fact.of(row) for row in rows.order_by("tx", "id")[:limit]]


def visible_changes(facts: Iterable[Fact]) -> dict[uuid.UUID, list[Fact]]:
    """Return, by story, the facts that raised its version: what a reader of it can see."""
    stories: dict[uuid.UUID, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.story is not None and fact.version is not None:
            stories[fact.story].append(fact)
    return stories


def head() -> Place:
    """Return the place after the last entry that can be read safely now."""
    rows = Entry.objects.filter(behind_horizon())
    last = rows.order_by("-tx", "-id").values_list("tx", "id").first()
    return Place(*last) if last else Place()


def of_kind(kind: str) -> Iterator[Fact]:
    """Return every fact of one kind, oldest first."""
    for row in Entry.objects.filter(kind=kind).order_by("tx", "id").iterator(1000):
        yield Fact.of(row)


def of_kinds(publication: str, kinds: Iterable[str]) -> Iterator[Fact]:
    """Return every fact of these kinds in a publication, oldest first."""
    rows = Entry.objects.filter(publication=publication, kind__in=list(kinds))
    for row in rows.order_by("tx", "id").iterator(1000):
        yield Fact.of(row)


def subjects_of(kinds: Iterable[str], among: Iterable[str]) -> frozenset[str]:
    """Return which of these subjects the journal tells something of these kinds of."""
    told = Entry.objects.filter(kind__in=list(kinds), subject__in=list(among))
    return frozenset(told.values_list("subject", flat=True))
