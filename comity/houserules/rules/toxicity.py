"""What the scorer says, attribute by attribute; and what holds where it says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from comity.ground.refusal import marked as _
from comity.houserules.policy import Policy
from comity.houserules.sentence import Sentence
from comity.houserules.submission import NoScore, Scene, Submission
from comity.houserules.verdict import Finding, Verdict

SENTENCES = {
    "toxicity": _("This may read as rude or disrespectful. Would you put it another way?"),
    "severe_toxicity": _("This reads as hateful or very aggressive."),
    "identity_attack": _("This may read as an attack on people for what they are."),
    "insult": _("This may read as an insult to somebody. Would you put it another way?"),
    "profanity": _("This may read as foul language. Would you put it another way?"),
    "threat": _("This may read as a threat."),
}
NO_SCORE = _("No score: %(reason)s")


def find(submission: Submission, policy: Policy, scene: Scene) -> Iterator[Finding]:
    """A finding an attribute; its spans are the words that carry the score, where known."""
    scores = submission.scores
    if isinstance(scores, NoScore):
        verdict = policy.when_scorer_fails if scores.failed else policy.when_unscored
        yield Finding("toxicity", verdict, Sentence(NO_SCORE, {"reason": scores.reason}))
        return
    for attribute, threshold in policy.thresholds.items():
        score = scores.get(attribute)
        if score is None:
            continue
        verdict = threshold.verdict(score)
        if verdict is not Verdict.PUBLISH:
            yield Finding(
                f"toxicity:{attribute}",
                verdict,
                Sentence(SENTENCES[attribute]),
                submission.offending,
                score,
            )
