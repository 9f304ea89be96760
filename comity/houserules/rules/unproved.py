"""A comment that could not prove any work while others have to waits for a moderator."""

from __future__ import annotations

from collections.abc import Iterator

from comity.ground.refusal import marked as _
from comity.houserules.policy import Policy
from comity.houserules.sentence import Sentence
from comity.houserules.submission import Scene, Submission
from comity.houserules.verdict import Finding, Verdict


def find(submission: Submission, policy: Policy, scene: Scene) -> Iterator[Finding]:
    """Hold what was sent by a form without script while the thread runs hot."""
    if policy.proof_when_hot and submission.unproved:
        sentence = Sentence(
            _("Many write here at this moment. Without JavaScript, a moderator looks first.")
        )
        yield Finding("unproved", Verdict.HOLD, sentence)
