"""Scores comments for toxicity on the newsroom's own machine and says what carries each score.

Promises: calibrated probabilities, bounded time, an absent score with its reason, never a guess.
Never: decides about a comment, calls another machine, stores or logs a text.
"""

from comity.toxicity.attributes import ATTRIBUTES
from comity.toxicity.judgement import Evidence, Explanation, Judgement, Part, Span
from comity.toxicity.language import Language
from comity.toxicity.manifest import ModelError
from comity.toxicity.scorer import Scorer
from comity.toxicity.standing import score, standing

__all__ = [
    "ATTRIBUTES",
    "Evidence",
    "Explanation",
    "Judgement",
    "Language",
    "ModelError",
    "Part",
    "Scorer",
    "Span",
    "score",
    "standing",
]
