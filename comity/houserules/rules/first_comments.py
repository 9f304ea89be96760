"""A reader's first comments are read before they appear."""

from __future__ import annotations

from collections.abc import Iterator

from comity.ground.refusal import marked as _
from comity.houserules.policy import Policy
from comity.houserules.sentence import Sentence
from comity.houserules.submission import Scene, Submission
from comity.houserules.verdict import Finding, Verdict


def find(submission: Submission, policy: Policy, scene: Scene) -> Iterator[Finding]:
    if scene.published < policy.first_comments:
        sentence = Sentence(
            _("The first comments of new readers are looked at by a moderator before they appear.")
        )
        yield Finding("first_comments", Verdict.HOLD, sentence, count=scene.published)
