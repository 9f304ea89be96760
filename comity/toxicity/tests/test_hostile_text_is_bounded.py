"""No text makes the scorer raise or take long."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.toxicity import Scorer, score
from comity.toxicity.windows import LIMIT, WORDS, windows

HOSTILE = {
    "20 kB": "you idiot " * 2048,
    "20 kB and one": "you idiot " * 2048 + "x",
    "control characters": "\x00\x01\x07\x1b" * 300,
    "lone surrogates": "\ud800 you \udfff idiot",
    "one word": "idiot " * 1000,
    "one letter": "a" * 20_000,
    "base64": "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo" * 500,
    "novel": "It was a dark night, and the man said nothing to his wife. " * 20_000,
    "emoji": "😂" * 5_000,
    "combining marks": "z" + "\u0336\u0489" * 3_000,
    "quotes": "> a\n" * 5_000,
    "null": "\0",
    "right to left": "\u202eidiot a si rotide ehT",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_answers_soon_and_within_bounds(scorer: Scorer, name: str) -> None:
    began = time.process_time()
    (judgement,) = scorer.judge([HOSTILE[name]])
    assert time.process_time() - began < 2
    assert judgement.absent is not None or len(judgement.scores) == 6
    assert all(0 <= value <= 1 for value in judgement.scores.values())
    assert len(judgement.parts) <= 3


def test_it_says_when_it_has_not_read_to_the_end(scorer: Scorer) -> None:
    whole, cut = scorer.judge(["a word " * 100, "a word " * 4_000])
    assert not whole.cut
    assert cut.cut


def test_the_worst_part_of_a_long_text_counts(scorer: Scorer) -> None:
    calm = "The council met on Thursday and spoke about the new bridge for an hour. " * 40
    quiet, hidden = scorer.score([calm, calm + "You are a stupid worthless idiot. " + calm])
    assert hidden["insult"] > quiet["insult"] + 0.3


def test_padding_does_not_wash_out_what_stands_first(scorer: Scorer) -> None:
    calm = "The council met on Thursday and spoke about the new bridge for an hour. " * 200
    (score,) = scorer.score(["You are a stupid worthless idiot. " + calm])
    assert score["insult"] > 0.4


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=300))
def test_no_text_makes_it_raise(scorer: Scorer, text: str) -> None:
    (judgement,) = scorer.judge([text])
    assert (judgement.absent is None) == bool(judgement.scores)
    explanation = scorer.explain(text)
    assert all(0 <= span.start <= span.end <= len(text) for span in explanation.spans)


def test_the_standing_scorer_never_raises() -> None:
    for text in HOSTILE.values():
        assert score(text).tier in {"net", "light"}


@given(st.text(max_size=2_000))
def test_windows_cover_all_words_in_order(text: str) -> None:
    spans = windows(text)
    assert all(len(text[start:end].split()) <= WORDS for start, end in spans)
    covered = "".join("".join(text[start:end].split()) for start, end in spans)
    assert covered == "".join(text.split())


def test_the_limit_is_as_documented() -> None:
    assert LIMIT == 20_000
