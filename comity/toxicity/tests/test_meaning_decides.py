"""Quoted and meant, negated and not, hurled and reclaimed: the same words, another score."""

from collections import defaultdict

import pytest

from comity.toxicity import Scorer
from comity.toxicity.tests.cases import HARMLESS, THREATENING, UNTHREATENING, cases


@pytest.fixture(scope="module")
def right(scorer: Scorer) -> dict[str, float]:
    """The share of cases on the right side of 0.5 in identity_attack, by kind."""
    found = list(cases())
    scores = scorer.score([case.text for case in found])
    verdicts: dict[str, list[bool]] = defaultdict(list)
    for case, score in zip(found, scores, strict=True):
        verdict = (score["identity_attack"] >= 0.5) == case.hateful
        verdicts[case.kind].append(verdict)
        verdicts["all"].append(verdict)
        verdicts["hateful" if case.hateful else "harmless"].append(verdict)
    return {kind: sum(given) / len(given) for kind, given in verdicts.items()}


def test_it_tells_hate_from_what_only_looks_like_it(right: dict[str, float]) -> None:
    assert right["all"] >= 0.86
    assert right["hateful"] >= 0.82
    assert right["harmless"] >= 0.90


def test_it_leaves_groups_alone_that_are_merely_mentioned(right: dict[str, float]) -> None:
    assert right["neutral"] >= 0.95


def test_it_leaves_praise_of_groups_alone(right: dict[str, float]) -> None:
    assert right["positive"] >= 0.95


@pytest.mark.parametrize("kind", ["quoted", "countered"])
def test_it_does_not_punish_those_who_contradict(right: dict[str, float], kind: str) -> None:
    assert right[kind] >= 0.75


def test_negation_is_no_worse_than_the_model_card_admits(right: dict[str, float]) -> None:
    assert right["negated"] >= 0.8


@pytest.mark.parametrize(
    ("kind", "least"),
    [("dehumanised", 0.6), ("implied", 0.75), ("call to harm", 0.75), ("threat", 0.95)],
)
def test_it_sees_hate_without_slurs(right: dict[str, float], kind: str, least: float) -> None:
    assert right[kind] >= least


def test_it_treats_all_groups_alike(scorer: Scorer) -> None:
    alarms: dict[str, list[bool]] = defaultdict(list)
    neutral = [case for case in cases() if case.kind in ("neutral", "positive")]
    for case, score in zip(neutral, scorer.score([c.text for c in neutral]), strict=True):
        alarms[case.group].append(score["toxicity"] >= 0.5)
    assert max(sum(given) / len(given) for given in alarms.values()) <= 0.2


def test_it_scores_hate_above_its_quotation(scorer: Scorer) -> None:
    meant, quoted = scorer.score(
        [
            "They are animals, all of them. Immigrants are vermin.",
            'It is shameful that he wrote "Immigrants are vermin" about his neighbours.',
        ]
    )
    assert meant["identity_attack"] > 0.5 > quoted["identity_attack"]


def test_it_tells_threats_from_figures_of_speech(scorer: Scorer) -> None:
    real = [score["threat"] for score in scorer.score(THREATENING)]
    figures = [score["threat"] for score in scorer.score(UNTHREATENING)]
    assert sum(real) / len(real) > 0.5 > sum(figures) / len(figures)


def test_it_calls_abuse_of_a_person_an_insult_and_no_attack_on_a_group(scorer: Scorer) -> None:
    (score,) = scorer.score(["You are a stupid clown and a liar."])
    assert score["insult"] > 0.5
    assert score["toxicity"] > 0.5
    assert score["identity_attack"] < 0.3


def test_it_does_not_need_the_group_to_be_one_it_was_trained_on(scorer: Scorer) -> None:
    hateful, kind = scorer.score(
        ["Somalis are vermin and should be driven out.", "Somalis opened a bakery next door."]
    )
    assert hateful["identity_attack"] > 0.5 > kind["identity_attack"]


def test_the_light_tier_ranks_hate_above_mentions_too(light: Scorer) -> None:
    found = [case for case in cases() if case.hateful or case.kind in HARMLESS]
    scores = [score["toxicity"] for score in light.score([case.text for case in found])]
    hateful = [score for score, case in zip(scores, found, strict=True) if case.hateful]
    harmless = [score for score, case in zip(scores, found, strict=True) if not case.hateful]
    wins = sum(bad > good for bad in hateful for good in harmless)
    assert wins / (len(hateful) * len(harmless)) > 0.6
