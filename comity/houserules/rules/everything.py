"""Everything is held: a decision of the newsroom, for a story, a section or the publication."""

from __future__ import annotations

from collections.abc import Iterator

from comity.ground.refusal import marked as _
from comity.houserules.policy import Policy
from comity.houserules.sentence import Sentence
from comity.houserules.submission import Scene, Submission
from comity.houserules.verdict import Finding, Verdict


def find(submission: Submission, policy: Policy, scene: Scene) -> Iterator[Finding]:
    if policy.hold_everything:
        sentence = Sentence(_("All comments here are looked at by a moderator before they appear."))
        yield Finding("everything", Verdict.HOLD, sentence)
