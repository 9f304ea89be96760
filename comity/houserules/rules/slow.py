"""Slow mode: so many seconds between two comments of one reader in a story."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from comity.ground.refusal import marked as _
from comity.houserules.policy import Policy
from comity.houserules.sentence import Sentence
from comity.houserules.submission import Scene, Submission
from comity.houserules.verdict import Finding, Verdict


def find(submission: Submission, policy: Policy, scene: Scene) -> Iterator[Finding]:
    """The finding's count is how many seconds are left to wait."""
    if scene.since_last is None or scene.since_last >= policy.slow_seconds:
        return
    wait = ceil(policy.slow_seconds - max(0.0, scene.since_last))
    sentence = Sentence(
        _("This discussion runs in slow mode. You can post again in %(seconds)s seconds."),
        {"seconds": wait},
    )
    yield Finding("slow", Verdict.REJECT, sentence, count=wait)
