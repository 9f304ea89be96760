"""A reader of whose comments too many were rejected of late."""

from __future__ import annotations

from collections.abc import Iterator

from comity.ground.refusal import marked as _
from comity.houserules.policy import Policy
from comity.houserules.sentence import Sentence
from comity.houserules.submission import Scene, Submission
from comity.houserules.verdict import Finding, Verdict


def find(submission: Submission, policy: Policy, scene: Scene) -> Iterator[Finding]:
    """The finding's score is the share of rejected ones, its count how many they are."""
    decided = scene.recently_published + scene.recently_rejected
    if not policy.rejected_share_of or decided < policy.rejected_share_of:
        return
    share = scene.recently_rejected / decided
    if scene.recently_rejected and share >= policy.rejected_share:
        sentence = Sentence(
            _(
                "%(rejected)s of your last %(decided)s comments were rejected, so a moderator looks"
                " at this one first."
            ),
            {"rejected": scene.recently_rejected, "decided": decided},
        )
        yield Finding("record", Verdict.HOLD, sentence, score=share, count=scene.recently_rejected)
