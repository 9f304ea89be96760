"""What the scorer says, and what holds where it says nothing."""

from __future__ import annotations

import pytest

from comity.houserules import NoScore, Policy, Threshold, Verdict, judge
from comity.houserules.kinds import ATTRIBUTES
from comity.houserules.rules.toxicity import SENTENCES
from comity.houserules.tests.scenes import NO_SCORER, said, scene


def test_each_attribute_has_its_thresholds() -> None:
    thresholds = {
        "insult": Threshold(ask=0.6, hold=0.8, reject=0.95),
        "threat": Threshold(hold=0.5),
    }
    policy = Policy(thresholds=thresholds)
    for score, verdict in ((0.59, "publish"), (0.6, "ask"), (0.8, "hold"), (0.95, "reject")):
        judgement = judge(said("x", scores={"insult": score}), policy, scene())
        assert judgement.verdict == verdict
    judgement = judge(said("x", scores={"insult": 0.7, "threat": 0.9}), policy, scene())
    assert [(finding.rule, finding.score) for finding in judgement.findings] == [
        ("toxicity:insult", 0.7),
        ("toxicity:threat", 0.9),
    ]


def test_the_words_that_carry_the_score_are_marked() -> None:
    submission = said("you are so wrong", scores={"insult": 0.99}, offending=((11, 16),))
    (finding,) = judge(submission, Policy(), scene()).findings
    assert finding.spans == ((11, 16),)


def test_every_attribute_has_its_sentence() -> None:
    assert set(SENTENCES) == set(ATTRIBUTES)


@pytest.mark.parametrize(("choice", "verdict"), [("hold", "hold"), ("publish", "publish")])
def test_when_the_scorer_is_down_the_publications_choice_holds(choice: str, verdict: str) -> None:
    policy = Policy.from_settings({"when_scorer_fails": choice})
    judgement = judge(said("Good morning.", scores=NO_SCORER), policy, scene())
    assert judgement.verdict == verdict
    assert str(judgement.findings[0].sentence) == "No score: the model is not loaded"


def test_a_language_that_cannot_be_judged_is_no_failure() -> None:
    unscored = said("Günaydın.", scores=NoScore("Turkish is not judged", failed=False))
    assert judge(unscored, Policy(), scene()).verdict is Verdict.PUBLISH
    strict = Policy.from_settings({"when_unscored": "hold"})
    assert judge(unscored, strict, scene()).verdict is Verdict.HOLD
