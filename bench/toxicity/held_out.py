"""Sentences that judge and teach nothing, written freely, without sight of the training patterns.

`held_out.tsv` holds one a line, `kind<TAB>attack or harmless<TAB>text`: whether the text attacks a
group of people for what they are. None is after a published benchmark. Don't train on them, and
don't tune a threshold on them.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

PATH = Path(__file__).with_suffix(".tsv")


@dataclass(frozen=True)
class Sentence:
    """A text, its kind, and whether it attacks a group."""

    kind: str
    attacks: bool
    text: str


def _read() -> tuple[Sentence, ...]:
    with PATH.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(Sentence(kind, verdict == "attack", text) for kind, verdict, text in lines)


SENTENCES = _read()
