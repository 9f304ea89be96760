"""Contrast rows: the same words meant, quoted, negated and turned round, over many groups alike.

Written for Comity, filled by combination; no case or template of a public benchmark.
`rows` gives as many as asked for, the same ones for the same seed.
"""

import hashlib
import random
from collections.abc import Iterator

from . import civil, counter, free, hate, implied, kinds, more, persons
from .disguises import disguised
from .grammar import fill, framed, typed
from .kinds import Kind
from .noise import noise
from .stereotypes import THEMES

__all__ = ["MIX", "Contrast", "Kind", "digest", "rows"]

Contrast = tuple[str, str, tuple[float | None, ...]]  # text, name of its kind, six labels

# Patterns of each kind, its labels, and its share of the rows.
MIX: tuple[tuple[str, tuple[str, ...], Kind, float], ...] = (
    ("hate", hate.OPEN, kinds.HATE, 14),
    ("dehumanised", hate.BEASTS, kinds.HATE, 6),
    ("hate threat", hate.THREATS, kinds.HATE_THREAT, 7),
    ("hate implied", implied.IMPLIED, kinds.HATE_IMPLIED, 9),
    ("hate profane", hate.PROFANE, kinds.HATE_PROFANE, 4),
    ("slur hurled", hate.SLURRED, kinds.HATE_SLUR, 6),
    ("stereotype", tuple(s for t in THEMES for s in t.demeaning), kinds.HATE_IMPLIED, 5),
    ("fact", tuple(s for t in THEMES for s in t.harmless), kinds.CIVIL, 5),
    ("more hate", more.HATE, kinds.HATE, 16),
    ("more harmless", more.HARMLESS, kinds.COUNTER, 18),
    ("neutral", civil.NEUTRAL, kinds.CIVIL, 9),
    ("positive", civil.POSITIVE, kinds.CIVIL, 10),
    ("negated", counter.NEGATED, kinds.COUNTER, 8),
    ("counter speech", counter.COUNTER, kinds.COUNTER, 13),
    ("slur named", counter.SLUR_NAMED, kinds.SLUR_NAMED, 4),
    ("reclaimed", civil.RECLAIMING, kinds.RECLAIMED, 3),
    ("homonym", civil.HOMONYMS, kinds.CIVIL, 1.5),
    ("debate", civil.DEBATE, kinds.CIVIL, 3),
    ("insult", persons.INSULTS, kinds.INSULT, 4),
    ("insult profane", persons.FOUL_INSULTS, kinds.INSULT_PROFANE, 2),
    ("threat", persons.THREATS, kinds.THREAT, 4),
    ("idiom", persons.IDIOMS, kinds.IDIOM, 3),
    ("profanity", persons.HARMLESS, kinds.PROFANE, 3.5),
    ("grumble", persons.GRUMBLES, kinds.GRUMBLE, 2.5),
    ("grumble profane", persons.FOUL_GRUMBLES, kinds.GRUMBLE_PROFANE, 1),
    ("civil", persons.CIVIL, kinds.CIVIL, 3),
    *(
        (f"free {kind}", patterns, free.KINDS[kind], 0.035 * len(patterns))
        for kind, patterns in free.SENTENCES.items()
    ),
)


_NOISE = 0.025


def rows(count: int, seed: int = 1, disguise: float = 0.08) -> Iterator[Contrast]:
    """About `count` rows in the shares of `MIX`, each pattern as often as its fellows; and noise.

    disguise: the share of rows, of every kind, whose spelling is disguised.
    """
    chance = random.Random(seed)
    total = sum(share for *_, share in MIX)
    for name, patterns, kind, share in MIX:
        wanted = round(count * share / total)
        order = chance.sample(patterns, len(patterns))
        for number in range(wanted):
            text = fill(order[number % len(order)], chance)
            text = typed(framed(text, chance), chance)
            if chance.random() < disguise:
                text = disguised(text, chance)
            yield text, name, kind.labels
    for _ in range(round(count * _NOISE)):
        yield noise(chance), "noise", kinds.CIVIL.labels


def digest() -> str:
    """Twelve digits that change when a pattern, a label or a share does."""
    return hashlib.sha256(repr(MIX).encode()).hexdigest()[:12]
