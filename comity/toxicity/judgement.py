"""What the scorer answers about a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from comity.toxicity.language import Language

Evidence = Literal["words", "context", "disguise"]


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of the text, judged by itself: code-point offsets, end exclusive.

    window: the same stretch in the undisguised text.
    """

    start: int
    end: int
    scores: Mapping[str, float]
    window: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The scores of a text, or why there are none.

    scores: one calibrated probability (0 to 1) an attribute; empty where `absent` has a reason.
    absent: a sentence for people, None where there are scores.
    parts: the windows the text was judged by, the whole of a short one; a long text's scores are
    those of its worst part, tempered by the others.
    quoted: spans of lines that quote somebody (`>`), which were left out; code points.
    cut: the code points after the first 20,000 were not read.
    failed: there is no score because the scorer could not work, not because of the text.
    """

    scores: Mapping[str, float]
    language: Language
    tier: str
    absent: str | None = None
    parts: tuple[Part, ...] = ()
    quoted: tuple[tuple[int, int], ...] = ()
    cut: bool = False
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Words that carry a score. Offsets end-exclusive, in code points and in UTF-16 units.

    share: the part of what speaks for the attribute that these words carry, 0 to 1.
    evidence: `words` (the words themselves), `context` (what they mean where they stand) or
    `disguise` (words written so as not to be recognised; `read` is how they were).
    """

    attribute: str
    start: int
    end: int
    utf16_start: int
    utf16_end: int
    share: float
    evidence: Evidence
    read: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A judgement with the spans that carry its scores, the weightiest first."""

    judgement: Judgement
    spans: tuple[Span, ...] = field(default=())
