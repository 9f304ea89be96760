"""What cannot be judged gets no score and a sentence why."""

import pytest

from comity.toxicity import Scorer
from comity.toxicity.language import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Das ist doch völliger Unsinn, mein Herr.", "de"),
        ("Je ne suis pas du tout d'accord avec cet article.", "fr"),
        ("Este gobierno es una vergüenza para todos nosotros.", "es"),
        ("Это совершенно неправильно, я не согласен.", "ru"),
        ("这篇文章完全是错误的。", "zh"),
        ("هذا المقال خاطئ تماما ولا أتفق معه", "ar"),
    ],
)
def test_it_says_which_language_it_cannot_judge(scorer: Scorer, text: str, code: str) -> None:
    (judgement,) = scorer.judge([text])
    assert judgement.language.code == code
    assert judgement.scores == {}
    assert judgement.absent is not None
    assert f"'{code}'" in judgement.absent


@pytest.mark.parametrize(
    "text",
    [
        "You people are all the same, I have had it with you.",
        "wtf bruh",
        "ur dumb af tbh",
        "lol",
        "Trump",
        "kill yourself",
        "Idiots!",
        "I ate crêpes at the café in São Paulo, and they were good.",
    ],
)
def test_it_judges_english_and_scraps_of_it(scorer: Scorer, text: str) -> None:
    (judgement,) = scorer.judge([text])
    assert judgement.absent is None
    assert judgement.language.code in {"en", "und"}
    assert len(judgement.scores) == 6


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b\u200d\u200b"])
def test_an_empty_text_has_no_score(scorer: Scorer, text: str) -> None:
    (judgement,) = scorer.judge([text])
    assert judgement.absent == "The text is empty."


def test_what_holds_no_words_has_no_score(scorer: Scorer) -> None:
    (judgement,) = scorer.judge(["QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo" * 50])
    assert judgement.absent == "The text holds no words."


def test_the_caller_may_know_the_language_better(scorer: Scorer) -> None:
    (judgement,) = scorer.judge(["Idiot, halt den Mund du Depp"], spoken="en")
    assert judgement.absent is None
    (judgement,) = scorer.judge(["You are right."], spoken="de")
    assert judgement.absent is not None


def test_an_english_address_does_not_make_a_text_english() -> None:
    assert language("Das ist Unsinn, siehe https://example.com/the-and-of-you").code == "de"


def test_score_and_judge_agree_text_by_text(scorer: Scorer) -> None:
    texts = ["You idiot.", "Bonjour à tous, je suis très content.", "", "Good morning to you."]
    scores = scorer.score(texts)
    assert [bool(score) for score in scores] == [True, False, False, True]
    assert scores == [dict(judgement.scores) for judgement in scorer.judge(texts)]
