"""Which words carry a score: each word is left out in turn, and the fall of the score weighed.

Leaving out (occlusion; Li, Monroe and Jurafsky, "Understanding neural networks through
representation erasure", 2016) asks the very model that judged, so that what is shown is what
counted. The n-grams' own weights tell words that are toxic by themselves from those that are so
where they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from comity.toxicity.attributes import ATTRIBUTES
from comity.toxicity.calibration import Logits
from comity.toxicity.judgement import Evidence, Judgement, Span
from comity.toxicity.light import Light
from comity.toxicity.reading import Read

SHOWN_FROM = 0.3  # attributes that are less likely than this need no explanation
_OF_STRONGEST = 0.35
_SPANS_AN_ATTRIBUTE = 5
_WORD = re.compile(r"[^\W_]+(?:['’*-][^\W_]+)*|[^\w\s]+")

Judge = Callable[[Sequence[str]], Logits]


def spans(
    text: str, read: Read, judgement: Judgement, light: Light, judge: Judge
) -> tuple[Span, ...]:
    """The spans of `text` that carry each attribute of the judgement, the weightiest first.

    judge: gives the calibrated logits of undisguised texts.
    """
    units = Units(text)
    found: list[Span] = []
    for part in judgement.parts:
        shown = [
            at
            for at, name in enumerate(ATTRIBUTES)
            if judgement.scores[name] >= SHOWN_FROM and part.scores[name] >= SHOWN_FROM
        ]
        if shown:
            found += _of_window(text, read, part.window, shown, light, judge, units)
    found.sort(key=lambda span: -span.share)
    kept: list[Span] = []
    for name in ATTRIBUTES:
        kept += [span for span in found if span.attribute == name][:_SPANS_AN_ATTRIBUTE]
    return tuple(kept)


class Units:
    """UTF-16 offsets of code-point offsets of one text."""

    def __init__(self, text: str) -> None:
        """Remember where the characters of two units stand."""
        self._wide = [at for at, char in enumerate(text) if ord(char) > 0xFFFF]

    def utf16(self, offset: int) -> int:
        """The UTF-16 offset of a code-point offset."""
        return offset + bisect_left(self._wide, offset)


def _of_window(
    text: str,
    read: Read,
    window: tuple[int, int],
    shown: list[int],
    light: Light,
    judge: Judge,
    units: Units,
) -> Iterator[Span]:
    start, end = window
    seen = read.revealed.text[start:end]
    words = [match.span() for match in _WORD.finditer(seen)]
    if not words:
        return
    without = [f"{seen[:a]} {seen[b:]}" for a, b in words]
    logits = judge([seen, *without])
    falls = np.maximum(logits[0] - logits[1:], 0)
    sums = np.array(list(accumulate(light.weight_by_char(seen), initial=np.zeros(len(ATTRIBUTES)))))
    by_words = np.array([sums[b] - sums[a] for a, b in words])
    for attribute in shown:
        fall = falls[:, attribute]
        for first, last in _runs(fall):
            a, b = words[first][0], words[last][1]
            origin = read.revealed.origin(start + a, start + b)
            yield Span(
                attribute=ATTRIBUTES[attribute],
                start=origin[0],
                end=origin[1],
                utf16_start=units.utf16(origin[0]),
                utf16_end=units.utf16(origin[1]),
                share=float(fall[first : last + 1].sum() / fall.sum()),
                evidence=_kind(
                    text[slice(*origin)],
                    seen[a:b],
                    float(by_words[first : last + 1, attribute].sum()),
                    float(by_words[:, attribute].clip(min=0).sum()),
                ),
                read=seen[a:b],
            )


def _runs(fall: NDArray[np.float64]) -> Iterator[tuple[int, int]]:
    """Runs of neighbouring words whose fall is near the greatest: first and last index."""
    strong = np.flatnonzero((fall > 0) & (fall >= _OF_STRONGEST * fall.max()))
    if not len(strong):
        return
    for run in np.split(strong, np.flatnonzero(np.diff(strong) > 1) + 1):
        yield int(run[0]), int(run[-1])


def _kind(written: str, seen: str, weight: float, all_weight: float) -> Evidence:
    if " ".join(written.casefold().split()) != " ".join(seen.split()):
        return "disguise"
    return "words" if all_weight > 0 and weight >= 0.25 * all_weight else "context"
