"""Helps the tests of the archive readers: writes a file, reads it, sorts the records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from comity.interchange.records import Record
from comity.interchange.source import Source

Kind = TypeVar("Kind")


def read_text(
    folder: Path, reader: Callable[[Source], Iterator[Record]], text: str | bytes
) -> list[Record]:
    """The records that `reader` finds in a file of this content."""
    path = folder / "archive"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(reader(Source(path)))


def of(kind: type[Kind], records: list[Record]) -> list[Kind]:
    """The records of one kind, in their order."""
    return [record for record in records if isinstance(record, kind)]
