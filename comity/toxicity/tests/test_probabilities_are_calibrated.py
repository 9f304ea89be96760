"""The scores are probabilities: bounded, ordered, unbiased by how they were asked for."""

import pytest

from comity.toxicity import ATTRIBUTES, Scorer

TEXTS = [
    "Good morning, and thanks for the article.",
    "I disagree with the mayor about the bridge, the figures are from 2019.",
    "You are a stupid liar.",
    "Fuck off, you worthless piece of shit, I will kill you.",
    "Immigrants are vermin and should be shot.",
    "What a fucking great match!",
    "The recipe needs more salt.",
    "Nobody reads this far anyway. " * 30,
]


def test_every_text_gets_six_probabilities(scorer: Scorer) -> None:
    for scores in scorer.score(TEXTS):
        assert tuple(scores) == ATTRIBUTES
        assert all(0 < value < 1 for value in scores.values())


def test_nothing_is_severely_toxic_that_is_not_toxic(scorer: Scorer) -> None:
    for scores in scorer.score(TEXTS):
        assert scores["severe_toxicity"] <= scores["toxicity"]


def test_a_score_does_not_hang_on_the_company_of_its_text(scorer: Scorer) -> None:
    together = scorer.score(TEXTS)
    for text, scores in zip(TEXTS, together, strict=True):
        assert scorer.score([text]) == [pytest.approx(scores, abs=1e-6)]


def test_everyday_comments_are_far_from_any_threshold(scorer: Scorer) -> None:
    for scores in scorer.score([TEXTS[0], TEXTS[1], TEXTS[6]]):
        assert max(scores.values()) < 0.2


def test_the_worst_is_near_certain(scorer: Scorer) -> None:
    (scores,) = scorer.score([TEXTS[3]])
    assert scores["toxicity"] > 0.9
    assert scores["profanity"] > 0.5
    assert scores["threat"] > 0.5


def test_no_texts_give_no_scores(scorer: Scorer) -> None:
    assert scorer.score([]) == []
