"""What a moderator says a text should have scored: comments:suggestscore."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from comity.perspective import faults
from comity.perspective.asking import text_of
from comity.perspective.attributes import KNOWN
from comity.perspective.reading import field, share, texts


@dataclass(frozen=True)
class Suggestion:
    """A call of comments:suggestscore; `scores` are by Perspective's names, from 0 to 1."""

    text: str
    scores: Mapping[str, float]
    languages: tuple[str, ...]
    token: str | None


def suggestion(request: Mapping[str, Any]) -> Suggestion:
    """Read a call of comments:suggestscore; raises a FaultError."""
    text = text_of(request)
    scores = field(request, "attributeScores", dict)
    if not scores:
        raise faults.invalid("Missing attribute_scores")
    return Suggestion(
        text,
        {name: _value(name, each) for name, each in scores.items()},
        texts(request, "languages"),
        field(request, "clientToken", str),
    )


def _value(name: str, scores: Any) -> float:
    if name not in KNOWN:
        raise faults.unknown_attribute(name)
    if not isinstance(scores, dict):
        raise faults.invalid("Invalid value at 'attribute_scores'.")
    value = share(field(scores, "summaryScore", dict) or {}, "value")
    if value is None:
        raise faults.invalid(f"Missing summary_score of attribute {name}")
    return value
