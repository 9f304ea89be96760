"""Patterns kept one a line: what was written sentence by sentence, mostly in pairs.

`sentences/*.tsv` hold `kind<TAB>text`: an attack, then what stays close to it and does no harm.
Many have slots for a group. They were written for Comity; none was taken from a published dataset
or benchmark.
"""

import random
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from . import kinds
from .grammar import fill
from .kinds import Kind

FOLDER = Path(__file__).parent / "sentences"

KINDS: Mapping[str, Kind] = {
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


def read(folder: Path = FOLDER) -> dict[str, tuple[str, ...]]:
    """The texts of each kind. Raises ValueError, with file and line, on what is none."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            kind, _, text = line.partition("\t")
            if kind not in KINDS or not text or "\t" in text:
                raise ValueError(f"{path}:{number}: not a known kind, a tab and a text: {line!r}")
            try:
                fill(text, random.Random(number))
            except KeyError as error:
                raise ValueError(f"{path}:{number}: there is no slot {error}: {line!r}") from error
            found[kind].append(text)
    return {kind: tuple(texts) for kind, texts in found.items()}


SENTENCES = read()
