"""Too short, too long. Counted in code points, as the composer counts."""

from __future__ import annotations

from collections.abc import Iterator

from comity.ground.refusal import marked as _
from comity.houserules.policy import Policy
from comity.houserules.sentence import Sentence
from comity.houserules.submission import Scene, Submission
from comity.houserules.verdict import Finding, Verdict


def find(submission: Submission, policy: Policy, scene: Scene) -> Iterator[Finding]:
    length = len(submission.text)
    if length < policy.min_length:
        sentence = Sentence(
            _("Please write a little more: at least %(least)s characters."),
            {"least": policy.min_length},
        )
        yield Finding("length", Verdict.REJECT, sentence, count=length)
    elif length > policy.max_length:
        sentence = Sentence(
            _("Please write a little less: %(over)s characters fewer, %(most)s at most."),
            {"over": length - policy.max_length, "most": policy.max_length},
        )
        spans = ((policy.max_length, length),)
        yield Finding("length", Verdict.REJECT, sentence, spans, count=length)
