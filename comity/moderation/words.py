"""What staff write in a decision, checked: its ground, its explanation. Pure."""

from dataclasses import dataclass

from comity.ground import text
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.moderation.grounds import BY_GROUND, Ground, Reason

EXPLANATION = 2000
LAW = 300


@dataclass(frozen=True)
class Why:
    """Why somebody is restricted: the ground, words of one's own, and the law where it is law."""

    ground: str = ""
    explanation: str = ""
    law: str = ""


NO_REASON = Why()


def fit(why: Why) -> Why:
    """Return `why` as it will be kept.

    Raises Refusals (422): ground_missing, law_missing, explanation_missing, a TextProblem's code.
    """
    if why.ground not in BY_GROUND:
        raise Refusal("ground_missing", 422, _("Please choose why: the reader will be told."))
    explanation = fit_words(why.explanation, EXPLANATION)
    law = fit_words(why.law, LAW)
    if why.ground == Ground.ILLEGAL and not law:
        raise Refusal("law_missing", 422, _("Please name the law that it breaks."))
    if why.ground == Ground.OTHER and not explanation:
        raise Refusal("explanation_missing", 422, _("Please explain: “other” alone says nothing."))
    return Why(why.ground, explanation, law)


def fit_words(words: str, limit: int) -> str:
    """Return a text by staff or readers, cleaned; an empty one stays empty."""
    return text.clean(words, limit=limit) if text.is_visible(words) else ""


def reason(ground: str) -> Reason:
    """Return a ground in words."""
    return BY_GROUND[Ground(ground)]
