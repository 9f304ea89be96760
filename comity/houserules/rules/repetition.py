"""The same text again, or nearly the same: by one reader, or by many."""

from __future__ import annotations

from collections.abc import Iterator

from comity.ground.refusal import marked as _
from comity.houserules.fingerprint import fingerprint
from comity.houserules.policy import Policy
from comity.houserules.sentence import Sentence
from comity.houserules.submission import Scene, Submission
from comity.houserules.verdict import Finding, Verdict

FEWEST_WORDS = 5
"""Shorter than this, people rightly say the same: “Well said.”"""


def find(submission: Submission, policy: Policy, scene: Scene) -> Iterator[Finding]:
    if not scene.own_recent and not scene.story_recent:
        return
    mine = fingerprint(submission.text)
    if any(map(mine.same, scene.own_recent)):
        sentence = Sentence(_("You have posted this before."))
        yield Finding("repetition", policy.repeated_verdict, sentence)
    elif any(map(mine.nearly, scene.own_recent)):
        sentence = Sentence(_("You have posted nearly the same before; a moderator looks at it."))
        yield Finding("repetition", Verdict.HOLD, sentence)
    if policy.repeated_by_many and mine.words >= FEWEST_WORDS:
        alike = sum(mine.same(other) or mine.nearly(other) for other in scene.story_recent)
        if alike >= policy.repeated_by_many:
            sentence = Sentence(_("Several comments say the same; a moderator looks at them."))
            yield Finding("repetition", Verdict.HOLD, sentence, count=alike)
