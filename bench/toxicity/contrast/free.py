"""Sentences written one by one, in pairs: an attack, and what stays close to it and does no harm.

`sentences/*.tsv` hold one a line, `kind<TAB>text`; about half have slots for a group. They were
written for Comity; none was taken from a published dataset or benchmark.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from . import kinds
from .kinds import Kind

FOLDER = Path(__file__).parent / "sentences"

KINDS: dict[str, Kind] = {
    "hate": kinds.HATE,
    "implied": kinds.HATE_IMPLIED,
    "hate_threat": kinds.HATE_THREAT,
    "hate_profane": kinds.HATE_PROFANE,
    "hate_slur": kinds.HATE_SLUR,
    "civil": kinds.CIVIL,
    "counter": kinds.COUNTER,
    "slur_named": kinds.SLUR_NAMED,
    "reclaimed": kinds.RECLAIMED,
    "profane": kinds.PROFANE,
    "grumble": kinds.GRUMBLE,
    "insult": kinds.INSULT,
    "insult_profane": kinds.INSULT_PROFANE,
    "hostile": kinds.HOSTILE,
    "threat": kinds.THREAT,
    "idiom": kinds.IDIOM,
}


def written() -> Iterator[tuple[str, str]]:
    """Every sentence with the name of its kind."""
    for path in sorted(FOLDER.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            yield from ((kind, text) for kind, text in lines)


SENTENCES: dict[str, tuple[str, ...]] = {
    kind: tuple(text for name, text in written() if name == kind) for kind in KINDS
}
