"""A collection as mongoexport writes it: a document a line, or one list of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from comity.interchange import fields, jsonstream
from comity.interchange.records import Record, Rejected
from comity.interchange.source import Source

Document = Mapping[str, Any]


def records(source: Source, make: Callable[[Document], Record | None]) -> Iterator[Record]:
    """What `make` finds in each document of a collection; what is none is rejected in its place."""
    for place, value in _documents(source):
        if not isinstance(value, Mapping):
            yield Rejected(place, "It is no document in JSON.")
            continue
        try:
            record = make(value)
        except fields.BadField as error:
            yield Rejected(place, str(error))
        else:
            if record is not None:
                yield record


def collections(
    files: Mapping[str, Source], makers: Mapping[str, Callable[[Document], Record | None]]
) -> Iterator[Record]:
    """The records of the collections that are there, by the names of their files."""
    for name, make in makers.items():
        if name in files:
            yield from records(files[name], make)


def _documents(source: Source) -> Iterator[tuple[str, Any]]:
    name = source.path.name
    with source.open() as stream:
        is_list = stream.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"["
    with source.open() as stream:
        if is_list:
            for item in jsonstream.items(stream, frozenset({()})):
                yield f"{name}, {item.place}", item.value
        else:
            for number, value in jsonstream.lines(stream):
                yield f"{name}, line {number}", value


def mappings(found: Any) -> list[Document]:
    """The documents in a list of a document; none where it is no list."""
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []
