"""What a caller is answered: scores by the names that they asked for, and spans of the text."""

from collections.abc import Mapping, Sequence
from typing import Any

from comity.perspective.asking import Ask, Wanted
from comity.perspective.attributes import SCORED
from comity.perspective.spans import Span, utf16

Scores = Mapping[str, float]


def analysis(
    asked: Ask,
    wanted: Sequence[Wanted],
    scores: Scores,
    parts: Sequence[tuple[Span, Scores]],
    detected: str,
) -> dict[str, Any]:
    """Return the answer of comments:analyze.

    `scores` are of the whole text, `parts` (spans in code points) those of its parts, which are
    the whole text alone where no spans were asked for. An attribute below its threshold is left
    out; where all are, there is no `attributeScores`.
    """
    spans = utf16(asked.text, [span for span, _scores in parts])
    told = {
        each.name: {
            "spanScores": [
                {"begin": begin, "end": end, "score": _score(part[SCORED[each.name]])}
                for (begin, end), (_span, part) in zip(spans, parts, strict=True)
            ],
            "summaryScore": _score(scores[SCORED[each.name]]),
        }
        for each in wanted
        if scores[SCORED[each.name]] >= each.threshold
    }
    answer: dict[str, Any] = {"attributeScores": told} if told else {}
    answer["languages"] = list(asked.languages) or [_spoken(detected)]
    answer["detectedLanguages"] = [detected]
    if asked.token is not None:
        answer["clientToken"] = asked.token
    return answer


def _score(value: float) -> dict[str, Any]:
    return {"value": round(value, 8), "type": "PROBABILITY"}


def _spoken(detected: str) -> str:
    """Words of no certain language were judged as English."""
    return "en" if detected == "und" else detected
