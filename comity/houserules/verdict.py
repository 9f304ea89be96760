"""What the house rules answer: findings, each with its evidence, and one verdict over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from comity.houserules.sentence import Sentence

Span = tuple[int, int]
"""A part of the text as it was submitted: start and end in code points, end exclusive."""


class Verdict(StrEnum):
    """What becomes of a submission; a later one is stricter, and `max` finds the strictest."""

    PUBLISH = "publish"
    ASK = "ask"
    HOLD = "hold"
    REJECT = "reject"

    @property
    def severity(self) -> int:
        """0 for PUBLISH to 3 for REJECT."""
        return _SEVERITY[self]

    def __lt__(self, other: str) -> bool:
        return self.severity < Verdict(other).severity

    def __le__(self, other: str) -> bool:
        return self.severity <= Verdict(other).severity

    def __gt__(self, other: str) -> bool:
        return self.severity > Verdict(other).severity

    def __ge__(self, other: str) -> bool:
        return self.severity >= Verdict(other).severity


_SEVERITY = {verdict: place for place, verdict in enumerate(Verdict)}


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule found: how it would decide, why, and on which evidence.

    `sentence` is what the reader may be told. `spans` lie in the submitted text, `score` is a
    probability from 0 to 1, `count` is of whatever the rule counts (links, seconds to wait).
    """

    rule: str
    verdict: Verdict
    sentence: Sentence
    spans: tuple[Span, ...] = ()
    score: float | None = None
    count: int | None = None

    def record(self) -> dict[str, Any]:
        """The finding as plain JSON values, to be kept in a row or in the journal."""
        return {
            "rule": self.rule,
            "verdict": self.verdict.value,
            "sentence": self.sentence.template,
            "params": dict(self.sentence.params),
            "spans": [list(span) for span in self.spans],
            "score": self.score,
            "count": self.count,
        }

    @classmethod
    def read(cls, record: Mapping[str, Any]) -> Finding:
        """The finding that `record()` wrote. Raises KeyError or ValueError for anything else."""
        return cls(
            rule=record["rule"],
            verdict=Verdict(record["verdict"]),
            sentence=Sentence(record["sentence"], dict(record["params"])),
            spans=tuple((start, end) for start, end in record["spans"]),
            score=record["score"],
            count=record["count"],
        )


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on a submission, and all that was found, in the order of the rules.

    A finding whose verdict is PUBLISH decides nothing: it tells the desk something.
    """

    verdict: Verdict
    findings: tuple[Finding, ...] = ()
