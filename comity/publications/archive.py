"""A publication as an export holds it. API keys stay behind: only their hashes are known."""

from collections.abc import Iterator, Sequence
from typing import Any

from comity.ground import rows
from comity.publications.models import Publication
from comity.publications.rules import fault_of_look, fault_of_origins, fault_of_settings

COLUMNS = (
    "key", "name", "tagline", "locale", "accent", "home", "origins", "settings", "made_at",
)  # fmt: skip


def lines(publication: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return the publication's one line."""
    for record in rows.told(Publication.objects.filter(key=publication), COLUMNS):
        yield "publication", record


def read(record: Any) -> list[Any]:
    """Return a line's values; raises ValueError where it is none, or not fit to be founded."""
    values = rows.read(Publication, COLUMNS, record)
    told = dict(zip(COLUMNS, values, strict=True))
    fault = (
        fault_of_look(told["key"], told["locale"], told["accent"], told["tagline"])
        or fault_of_origins(told["origins"])
        or fault_of_settings(told["settings"])
    )
    if fault:
        raise ValueError(fault)
    return values


def restore(values: Sequence[Sequence[Any]]) -> int:
    """Put publications back, inside a write. One that is there stays as it is."""
    return rows.insert(Publication, COLUMNS, values, ignore=True)
