"""Bring in the stories of an archive, many at a time, called inside a write."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from django.db.models import Q

from comity.ground import clock, rows
from comity.ground.ids import uuid7
from comity.journal import record
from comity.stories import facts
from comity.stories.actions.close import close
from comity.stories.actions.make import Particulars, fitted, free_slugs
from comity.stories.models import Story


@dataclass(frozen=True)
class Archived:
    """A story as an archive has it."""

    particulars: Particulars
    address: str = ""
    """Where it is now, as `publications.origins.canonical` has it; "": nowhere."""
    is_closed: bool = False


def bring_in_many(
    publication: str, archived: Sequence[Archived], *, actor: str = "system"
) -> list[uuid.UUID]:
    """Return the story of each, in their order; made where its address is not known here."""
    there = _at([each.address for each in archived if each.address], publication)
    for each in archived:
        if each.is_closed and each.address in there:
            close(there[each.address], actor=actor)()
    new = {position: each for position, each in enumerate(archived) if each.address not in there}
    made = dict(zip(new, _made(publication, list(new.values()), actor), strict=True))
    return [
        made[position] if position in made else there[each.address]
        for position, each in enumerate(archived)
    ]


def _at(addresses: Sequence[str], publication: str) -> dict[str, uuid.UUID]:
    found = Story.objects.filter(publication_id=publication, address__in=rows.listed(addresses))
    # Only of those that have an address is there an index.
    return dict(found.filter(~Q(address="")).values_list("address", "id"))


def _made(publication: str, archived: Sequence[Archived], actor: str) -> list[uuid.UUID]:
    at = clock.now()
    values = [fitted(publication, each.particulars, each.address) for each in archived]
    slugs = free_slugs([each["headline"] for each in values])
    made = [
        Story(
            **value,
            id=uuid7(),
            slug=slug,
            made_at=at,
            closed_at=at if each.is_closed else None,
            version=1 if each.is_closed else 0,
        )
        for value, slug, each in zip(values, slugs, archived, strict=True)
    ]
    columns = [field.attname for field in Story._meta.concrete_fields]
    rows.insert(Story, columns, [[getattr(row, name) for name in columns] for row in made])
    record.append_all([each for row in made for each in _told(row, actor)])
    return [row.id for row in made]


def _told(row: Story, actor: str) -> Iterator[record.Draft]:
    told = partial(
        record.Draft,
        publication=row.publication_id,
        story=row.id,
        subject=str(row.id),
        actor=actor,
    )
    yield told(facts.MADE, version=0, data={"slug": row.slug, "address": row.address})
    if row.closed_at is not None:
        yield told(facts.CLOSED, version=1)
