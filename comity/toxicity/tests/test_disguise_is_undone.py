"""Leet, spaces, look-alikes, zero-width characters and stretched words do not lower the score."""

import pytest

from comity.toxicity import Scorer


@pytest.mark.parametrize(
    "disguised",
    [
        "You are an 1d10t and a m0r0n.",
        "You are an i d i o t and a m o r o n.",
        "You are an idiiiiiot and a morrrrron.",
        "You are an id\u200biot and a mor\u200bon.",
        "You are an \u0456diot and a m\u043er\u043en.",
        "YOU ARE AN IDIOT AND A MORON.",
    ],
)
def test_it_reads_through_the_disguise(scorer: Scorer, disguised: str) -> None:
    (plain,) = scorer.score(["You are an idiot and a moron."])
    (hidden,) = scorer.score([disguised])
    assert hidden["insult"] == pytest.approx(plain["insult"], abs=0.1)


def test_the_explanation_points_at_the_disguised_word_as_it_was_written(scorer: Scorer) -> None:
    text = "Well 😂 you are an 1d10t."
    spans = [span for span in scorer.explain(text).spans if span.attribute == "insult"]
    assert spans[0].evidence == "disguise"
    assert "1d10t" in text[spans[0].start : spans[0].end]
    assert "idiot" in spans[0].read
