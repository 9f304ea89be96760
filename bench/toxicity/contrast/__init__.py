"""Contrast rows: the same words meant, quoted, negated and turned round, over many groups alike.

Written by hand for Comity, filled by combination; no case or template of a public benchmark.
`rows` gives as many as asked for, the same ones for the same seed.
"""

import random
from collections.abc import Iterator

from . import civil, counter, denials, free, hate, implied, kinds, more, persons, turns
from .disguises import disguised
from .grammar import fill, framed, typed
from .kinds import Kind
from .noise import noise
from .stereotypes import THEMES

__all__ = ["Contrast", "Kind", "rows"]

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
    ("denied", denials.DENIED, kinds.COUNTER, 14),
    ("meant", denials.MEANT, kinds.HATE, 14),
    ("insinuated", turns.INSINUATED, kinds.HATE_IMPLIED, 9),
    ("their twins", turns.TWINS, kinds.CIVIL, 9),
    ("not a group", turns.NOT_A_GROUP, kinds.GRUMBLE, 4),
    ("single person", turns.SINGLE_PERSON, kinds.INSULT, 3),
    ("trades", turns.TRADES, kinds.INSULT, 3),
    ("hurled", turns.HURLED, kinds.HATE_SLUR, 4),
    ("more reclaimed", turns.RECLAIMED_MORE, kinds.RECLAIMED, 3),
    ("more named", turns.NAMED_MORE, kinds.SLUR_NAMED, 4),
    ("more homonyms", turns.HOMONYMS_MORE, kinds.CIVIL, 2.5),
    *(
        (f"free {name}", sentences, free.KINDS[name], 0.03 * len(sentences))
        for name, sentences in free.SENTENCES.items()
        if sentences
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
        for number in range(wanted):
            text = fill(patterns[number % len(patterns)], chance)
            text = typed(framed(text, chance), chance)
            if chance.random() < disguise:
                text = disguised(text, chance)
            yield text, name, kind.labels
    for _ in range(round(count * _NOISE)):
        yield noise(chance), "noise", kinds.CIVIL.labels
