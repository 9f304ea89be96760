"""The quote, word for word: which of its places it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from comity.passages.anchoring.distance import likeness

MOST = 40
"""Places of one quote that are looked at, the nearest to where it stood."""

TELLING = 40
"""Characters from which a quote says by itself which passage it is."""


@dataclass(frozen=True)
class Candidate:
    """A place in the folded text, and how sure it is that this is the passage."""

    start: int
    end: int
    confidence: float


def word_for_word(
    text: str, exact: str, prefix: str, suffix: str, expected: int
) -> Candidate | None:
    """Return the place of `exact` whose surroundings fit best, or None. All texts are folded."""
    starts = sorted(_starts(text, exact), key=lambda start: (abs(start - expected), start))[:MOST]
    if not starts:
        return None
    ranked = sorted(
        ((_fit(text, start, exact, prefix, suffix, expected), start) for start in starts),
        key=lambda each: (-each[0][0], abs(each[1] - expected), each[1]),
    )
    (fit, around), start = ranked[0]
    telling = min(1.0, len(exact) / TELLING)
    sure = (telling + (1 - telling) * around) * (0.85 + 0.15 * around)
    if len(ranked) > 1:
        lead = fit - ranked[1][0][0]
        sure *= 0.5 + 0.5 * min(1.0, lead / 0.3)
    return Candidate(start, start + len(exact), sure)


def surroundings(text: str, start: int, end: int, prefix: str, suffix: str) -> float:
    """Return how alike what stands around `text[start:end]` is to a passage's context, 0 to 1."""
    before = text[max(0, start - len(prefix)) : start]
    after = text[end : end + len(suffix)]
    return (likeness(prefix, before) + likeness(suffix, after)) / 2


def _starts(text: str, exact: str) -> Iterator[int]:
    at = text.find(exact) if exact else -1
    while at >= 0:
        yield at
        at = text.find(exact, at + 1)


def _fit(
    text: str, start: int, exact: str, prefix: str, suffix: str, expected: int
) -> tuple[float, float]:
    """Return how well a place fits with its nearness told in, and its surroundings alone."""
    around = surroundings(text, start, start + len(exact), prefix, suffix)
    nearness = 1 - min(1.0, abs(start - expected) / max(1, len(text)))
    return around + 0.1 * nearness, around
