"""The labelled comments of `../shared/toxicity/`, cleaned, each with a weight for its source."""

import csv
import gzip
import html
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from comity.ground.disguise import reveal
from comity.toxicity import ATTRIBUTES
from comity.toxicity.emoji import named

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "toxicity"
IDENTITY = ATTRIBUTES.index("identity_attack")


@dataclass(frozen=True)
class Source:
    """How much a row of this source weighs, and how many of its rows a round draws."""

    weight: float
    share: float


# Civil Comments alone is in the domain; Gab has positives alone, and many of them doubtful;
# Davidson and ParaDetox call each swear word offensive, which a reader of news does not.
SOURCES: dict[str, Source] = {
    "civil_spans": Source(3.0, 1.0),
    "jigsaw18": Source(1.0, 0.5),
    "jigsaw18lc": Source(1.0, 0.6),
    "dghs": Source(1.5, 1.0),
    "hatemoji": Source(1.2, 1.0),
    "stormfront": Source(0.8, 0.5),
    "edos": Source(0.7, 0.5),
    "surge": Source(1.0, 1.0),
    "gab": Source(0.3, 0.3),
    "paradetox": Source(0.7, 0.3),
    "davidson": Source(0.4, 0.25),
    "automod": Source(0.5, 0.3),
    "madlibs": Source(0.3, 0.1),
}

# EDOS labels sexism alone: its "no" says nothing where another group or a slur is named.
_OTHER_GROUP = re.compile(
    r"\b(nigg|kike|spic|chink|gook|fag|wetback|paki|tranny|trannies|muzzie|raghead|jew|musl?im"
    r"|black|negro|mexican|immigrant|refugee|islam|gay|homo)",
    re.IGNORECASE,
)
_RETWEET = re.compile(r"^RT @\w+:?")
_MENTION = re.compile(r"@\w+")
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Row:
    """A comment as the model will see it, its source, its six labels (None: not labelled)."""

    text: str
    source: str
    labels: tuple[float | None, ...]
    weight: float


def as_read(text: str) -> str:
    """The text as the net reads it: disguise undone, emoji named, white space collapsed."""
    return " ".join(named(reveal(text).text).split())


def _cleaned(text: str) -> str:
    text = _RETWEET.sub("", html.unescape(text))
    return _ADDRESS.sub("[url]", _MENTION.sub("@user", text))


def load(name: str, *, every: int = 1, folder: Path = FOLDER) -> list[Row]:
    """The rows of `name` ("train" or "validation") that have at least one label.

    `every`: of so many rows one is read, so that each source keeps its share.
    """
    return list(_rows(folder / f"{name}.csv.gz", every))


def _rows(path: Path, every: int) -> Iterator[Row]:
    with gzip.open(path, "rt", newline="", encoding="utf-8") as file:
        for record in islice(csv.DictReader(file), 0, None, every):
            source = record["source"]
            labels = [float(record[name]) if record[name] else None for name in ATTRIBUTES]
            if source == "edos" and labels[IDENTITY] == 0 and _OTHER_GROUP.search(record["text"]):
                labels[IDENTITY] = None
            if any(label is not None for label in labels):
                text = as_read(_cleaned(record["text"]))
                yield Row(text, source, tuple(labels), SOURCES[source].weight)


def one_round(rows: list[Row], chance: random.Random) -> list[Row]:
    """A round's draw: each row with its source's share."""
    return [row for row in rows if chance.random() < SOURCES[row.source].share]
