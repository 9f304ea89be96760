"""Many new readers at once on one story: the new ones wait, everybody else goes on."""

from __future__ import annotations

from collections.abc import Iterator

from comity.ground.refusal import marked as _
from comity.houserules.policy import Policy
from comity.houserules.sentence import Sentence
from comity.houserules.submission import Scene, Submission
from comity.houserules.verdict import Finding, Verdict


def find(submission: Submission, policy: Policy, scene: Scene) -> Iterator[Finding]:
    if not policy.flood_newcomers or scene.published:
        return
    if scene.newcomers >= policy.flood_newcomers:
        sentence = Sentence(
            _("Many new readers write here at once, so a moderator looks at their comments first.")
        )
        yield Finding("flood", Verdict.HOLD, sentence, count=scene.newcomers)
