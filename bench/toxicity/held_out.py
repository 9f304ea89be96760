"""Sentences that judge and teach nothing, written freely, without sight of the training patterns.

One a line, `kind<TAB>attack or harmless<TAB>text`: whether the text attacks a group of people for
what they are. None is after a published benchmark. Don't train on them, and don't tune a threshold
on them.

`held_out.tsv` was there while the revision of the net was made, and its totals were looked at;
`blind.tsv` was written when it was done, and scored once.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Sentence:
    """A text, its kind, and whether it attacks a group."""

    kind: str
    attacks: bool
    text: str


def _read(name: str) -> tuple[Sentence, ...]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(Sentence(kind, verdict == "attack", text) for kind, verdict, text in lines)


SETS = {name: _read(name) for name in ("held_out.tsv", "blind.tsv")}
