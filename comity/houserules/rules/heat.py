"""Comments are held while a thread runs hot, and pass again when it has calmed down."""

from __future__ import annotations

from collections.abc import Iterator

from comity.ground.refusal import marked as _
from comity.houserules.heat import heat
from comity.houserules.policy import Policy
from comity.houserules.sentence import Sentence
from comity.houserules.submission import Scene, Submission
from comity.houserules.verdict import Finding, Verdict


def find(submission: Submission, policy: Policy, scene: Scene) -> Iterator[Finding]:
    """The finding's count is the comments an hour, its score the mean toxicity."""
    if not policy.hold_when_hot or scene.heat is None:
        return
    hot = heat(
        scene.heat.now_rate,
        scene.heat.usual_rate,
        scene.heat.toxicity,
        scene.heat.hot_already,
        speed=policy.hot_speed,
        busy=policy.hot_busy,
        toxic=policy.hot_toxicity,
    )
    if hot:
        sentence = Sentence(
            _("This discussion runs hot; for now, a moderator looks at each comment first.")
        )
        yield Finding(
            "heat",
            Verdict.HOLD,
            sentence,
            score=scene.heat.toxicity,
            count=round(scene.heat.now_rate),
        )
