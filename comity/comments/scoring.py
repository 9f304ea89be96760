"""Asks the scorer on this machine about a text, for the house rules."""

from comity import toxicity
from comity.houserules import NoScore, Policy, Scores, Span, Verdict
from comity.toxicity import Scorer


def scored(source: str, policy: Policy) -> tuple[Scores, tuple[Span, ...]]:
    """Return the scores of a text, or why there are none, and the words that carry them.

    The words are looked for only where a score reaches one of the policy's thresholds.
    """
    judgement = toxicity.score(source)
    if judgement.absent is not None:
        return NoScore(judgement.absent, failed=judgement.failed), ()
    offends = any(
        threshold.verdict(judgement.scores.get(attribute, 0.0)) is not Verdict.PUBLISH
        for attribute, threshold in policy.thresholds.items()
    )
    return judgement.scores, _words(source) if offends else ()


def _words(source: str) -> tuple[Span, ...]:
    scorer = toxicity.standing()
    if not isinstance(scorer, Scorer):
        return ()
    return tuple((span.start, span.end) for span in scorer.explain(source).spans)
