"""Reading a file of texts: CSV (RFC 4180), JSON Lines, or plain text with one text a line."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, TextIO

Format = Literal["csv", "jsonl", "text"]
FORMATS: Final[tuple[Format, ...]] = ("csv", "jsonl", "text")
SUFFIXES: Final[Mapping[str, Format]] = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl"}
LONGEST = 16 * 1024 * 1024
"""Characters in a field of a CSV."""


class BadTableError(ValueError):
    """A file cannot be read as what it should be; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Row:
    """A text, with all that stood beside it."""

    text: str
    values: Mapping[str, Any]


def format_of(path: Path) -> Format:
    """Return the format that a file's name tells; plain text where it tells none."""
    return SUFFIXES.get(path.suffix.lower(), "text")


def rows(stream: TextIO, kind: Format, column: str = "text") -> Iterator[Row]:
    """Yield the rows of a file; `column` is the one (or the key) that holds the text.

    `stream` is opened with newline="". Raises BadTableError.
    """
    if kind == "csv":
        return _csv(stream, column)
    return _jsonl(stream, column) if kind == "jsonl" else _text(stream)


def _csv(stream: TextIO, column: str) -> Iterator[Row]:
    csv.field_size_limit(LONGEST)
    reader = csv.DictReader(stream, restkey="", restval="")
    try:
        names = list(reader.fieldnames or [])
        if column not in names:
            seen = ", ".join(names) or "nothing"
            raise BadTableError(f"there is no column {column!r}; the first line has: {seen}")
        for values in reader:
            values.pop("", None)
            yield Row(values[column], values)
    except csv.Error as fault:
        raise BadTableError(f"line {reader.line_num}: {fault}") from fault


def _jsonl(stream: TextIO, column: str) -> Iterator[Row]:
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        try:
            values = json.loads(line)
        except (ValueError, RecursionError) as fault:
            raise BadTableError(f"line {number} is no JSON: {fault}") from fault
        if not isinstance(values, dict) or not isinstance(values.get(column), str):
            raise BadTableError(f"line {number} is no object with a text under {column!r}")
        yield Row(values[column], values)


def _text(stream: TextIO) -> Iterator[Row]:
    for line in stream:
        text = line.rstrip("\r\n")
        if text.strip():
            yield Row(text, {"text": text})
