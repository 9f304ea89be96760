"""Writing scores beside what was read, so that a run that was ended can be gone on with.

Beside an unfinished file stands `<name>.unfinished`, which says how many rows it holds, how many
bytes they are, and of which input. What a kill left after those bytes is cut off.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from io import StringIO
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from comity.toxicity.attributes import ATTRIBUTES
from comity.toxicity.bulk.tables import Format, Row
from comity.toxicity.judgement import Judgement

PLACES = 4
"""Decimals of a score: finer ones mean nothing."""


class NotOursError(ValueError):
    """An output file that a run cannot go on with; the message says why."""


@dataclass(frozen=True)
class Progress:
    """How far an output has come."""

    source: str
    rows: int
    bytes: int


def scored(row: Row, judgement: Judgement, kind: Format) -> dict[str, Any]:
    """Return a row with its scores; those of CSV are columns, those of JSON an object."""
    scores = {name: round(value, PLACES) for name, value in judgement.scores.items()}
    about = {"language": judgement.language.code, "absent": judgement.absent or ""}
    if kind == "jsonl":
        return {**row.values, "scores": scores, **about}
    return {**row.values, **{name: scores.get(name, "") for name in ATTRIBUTES}, **about}


class Writer:
    """Turns rows with scores into lines."""

    def __init__(self, kind: Format) -> None:
        self._kind = kind

    def lines(self, rows: Sequence[tuple[Row, Judgement]], *, first: bool) -> bytes:
        """Return the lines of these rows; `first` puts a CSV's heading before them."""
        told = [scored(row, judgement, self._kind) for row, judgement in rows]
        if self._kind == "jsonl":
            return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in told).encode(
                "utf-8", "replace"
            )
        page = StringIO(newline="")
        if told:
            writer = csv.DictWriter(page, list(told[0]), lineterminator="\n")
            if first:
                writer.writeheader()
            writer.writerows(told)
        return page.getvalue().encode("utf-8", "replace")


class Output:
    """A file that grows by whole rows, and knows after a kill how many it has."""

    def __init__(self, path: Path, source: str) -> None:
        """Open `path` for the scores of `source` (what identifies the input).

        Raises NotOursError where it exists and is finished, or of another input.
        """
        self._path, self._mark = path, path.with_name(path.name + ".unfinished")
        self.progress = self._found(source)
        self._file: BinaryIO = path.open("r+b" if path.exists() else "wb")
        self._file.truncate(self.progress.bytes)
        self._file.seek(self.progress.bytes)

    def add(self, lines: bytes, rows: int) -> None:
        """Write whole rows, then write down that they are there."""
        self._file.write(lines)
        self._file.flush()
        before = self.progress
        self.progress = Progress(before.source, before.rows + rows, before.bytes + len(lines))
        fresh = self._mark.with_name(self._mark.name + "~")
        fresh.write_text(json.dumps(asdict(self.progress)), encoding="utf-8")
        fresh.replace(self._mark)

    def finish(self) -> None:
        """Say that nothing is missing."""
        self._mark.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def _found(self, source: str) -> Progress:
        if not self._mark.exists():
            if self._path.exists() and self._path.stat().st_size:
                raise NotOursError(f"{self._path} is there already; remove it to begin again")
            return Progress(source, 0, 0)
        progress = Progress(**json.loads(self._mark.read_text(encoding="utf-8")))
        if progress.source != source:
            raise NotOursError(f"{self._path} holds scores of another input; choose another name")
        return progress
