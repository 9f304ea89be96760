"""Comity's own export: JSON Lines, from which the same publication can be made again.

The first line is `{"comity": {"publication": …, "version": 1}}`, the last `{"end": {"lines": n}}`
with the number of those between; each of them is `{"<kind>": {…}}`, and what it refers to stands
before it. Keys are sorted and nothing tells the time, so that equal rows make equal bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from comity.ground import rows, writelane
from comity.interchange.records import BrokenArchive
from comity.interchange.source import Source
from comity.stories import archive as stories

VERSION = 1
BATCH = 1000
"""Lines in one transaction."""

Values = Sequence[Sequence[Any]]


Line = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class Kind:
    """A kind of line: how it is read, and how many are put back; that answers how many are new."""

    read: Callable[[Any], list[Any]]
    restore: Callable[[Values], int]


@dataclass(frozen=True)
class Holdings:
    """What an export holds: the lines of each room, one after the other, and their kinds.

    The rooms stand in such an order that what a line refers to stands before it.
    """

    rooms: Sequence[Callable[[str], Iterator[Line]]]
    kinds: Mapping[str, Kind]


def written(publication: str, holdings: Holdings) -> Iterator[bytes]:
    """Return the lines of a publication's export, each with its end."""
    encode = msgspec.json.Encoder(order="sorted").encode
    yield encode({"comity": {"publication": publication, "version": VERSION}}) + b"\n"
    count = 0
    with rows.still():
        for lines in holdings.rooms:
            for kind, record in lines(publication):
                count += 1
                yield encode({kind: record}) + b"\n"
    yield encode({"end": {"lines": count}}) + b"\n"


def check(path: Path, holdings: Holdings) -> dict[str, int]:
    """Read an export to its end; return how many lines of each kind it has.

    Raises BrokenArchive for what is none, or is not whole: nothing was written then.
    """
    counts = dict.fromkeys(holdings.kinds, 0)
    slugs: dict[str, Any] = {}
    slug = stories.COLUMNS.index("slug")
    for _place, kind, values in _lines(Source(path), holdings.kinds):
        counts[kind] += 1
        if kind == "story":
            slugs[values[slug]] = values[0]
    if there := stories.taken(slugs):
        raise BrokenArchive(path.name, f"The slug {there[0]} is another story's here.")
    return counts


@dataclass(frozen=True)
class Restored:
    """What became of a batch of lines, all of one kind."""

    kind: str
    lines: int
    new: int
    """How many of them were not here before."""


def restore(path: Path, holdings: Holdings) -> Iterator[Restored]:
    """Put an export back; yields what became of each batch. What is there stays."""
    for kind, batch in _batches(_lines(Source(path), holdings.kinds)):
        new = writelane.run(partial(holdings.kinds[kind].restore, batch))
        yield Restored(kind, len(batch), new)


def _batches(lines: Iterator[tuple[str, str, list[Any]]]) -> Iterator[tuple[str, list[list[Any]]]]:
    now = ""
    batch: list[list[Any]] = []
    for _place, kind, values in lines:
        if batch and (kind != now or len(batch) >= BATCH):
            yield now, batch
            batch = []
        now = kind
        batch.append(values)
    if batch:
        yield now, batch


def _lines(source: Source, kinds: Mapping[str, Kind]) -> Iterator[tuple[str, str, list[Any]]]:
    """Return each line's place, kind and values; BrokenArchive where one is not to be used."""
    count, ended, publication = 0, False, None
    with source.open() as stream:
        for number, raw in enumerate(stream, 1):
            place = f"{source.path.name}, line {number}"
            kind, record = _line(raw, place)
            if number == 1:
                publication = _header(kind, record, place)
            elif ended:
                raise BrokenArchive(place, "Something stands after the end.")
            elif kind == "end":
                ended = record == {"lines": count}
                if not ended:
                    raise BrokenArchive(place, f"{count} lines came before it, and it says other.")
            else:
                count += 1
                yield place, kind, _values(kinds.get(kind), kind, record, place, publication)
    if not ended:
        raise BrokenArchive(source.path.name, "It has no end: it was cut off. Export it again.")


def _line(raw: bytes, place: str) -> tuple[str, Any]:
    try:
        value = msgspec.json.decode(raw)
    except msgspec.DecodeError as fault:
        raise BrokenArchive(place, f"It is no JSON ({fault}).") from fault
    if not isinstance(value, dict) or len(value) != 1:
        raise BrokenArchive(place, "It is no line of an export of Comity.")
    ((kind, record),) = value.items()
    return kind, record


def _header(kind: str, record: Any, place: str) -> str:
    if kind != "comity" or not isinstance(record, dict):
        raise BrokenArchive(place, "It is no export of Comity: the first line must say so.")
    if record.get("version") != VERSION:
        raise BrokenArchive(place, f"Version {record.get('version')} is not known: {VERSION} is.")
    return str(record.get("publication"))


def _values(
    known: Kind | None, kind: str, record: Any, place: str, publication: str | None
) -> list[Any]:
    if known is None:
        raise BrokenArchive(place, f"There is no line of the kind {kind}.")
    if isinstance(record, dict):
        whose = record.get("publication_id", publication)
        if (record.get("key") if kind == "publication" else whose) != publication:
            raise BrokenArchive(place, "It is another publication's.")
    try:
        return known.read(record)
    except ValueError as fault:
        raise BrokenArchive(place, f"It can't be used: {fault}.") from fault
