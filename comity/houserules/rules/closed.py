"""A story that is closed, or has closed itself after its days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from comity.ground.refusal import marked as _
from comity.houserules.policy import Policy
from comity.houserules.sentence import Sentence
from comity.houserules.submission import Scene, Submission
from comity.houserules.verdict import Finding, Verdict


def find(submission: Submission, policy: Policy, scene: Scene) -> Iterator[Finding]:
    if scene.closed:
        sentence = Sentence(_("This discussion is closed."))
        yield Finding("closed", Verdict.REJECT, sentence)
    elif policy.close_after_days and scene.opened is not None:
        age = scene.now - scene.opened
        if age >= timedelta(days=policy.close_after_days):
            sentence = Sentence(
                _("This discussion closed by itself, %(days)s days after it opened."),
                {"days": policy.close_after_days},
            )
            yield Finding("closed", Verdict.REJECT, sentence, count=age.days)
