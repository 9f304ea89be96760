"""What a comment quotes with `>` is not its writer's."""

from comity.toxicity import Scorer


def test_quoted_abuse_does_not_count_against_who_quotes_it(scorer: Scorer) -> None:
    text = "> you are a stupid idiot\n\nThat is no way to talk to people here."
    (judgement,) = scorer.judge([text])
    assert judgement.scores["toxicity"] < 0.4
    ((start, end),) = judgement.quoted
    assert text[start:end] == "> you are a stupid idiot"


def test_own_abuse_after_a_quote_counts(scorer: Scorer) -> None:
    (judgement,) = scorer.judge(["> The bridge is late.\nYou are a stupid idiot."])
    assert judgement.scores["insult"] > 0.5


def test_a_comment_that_is_all_quote_is_its_writers_own(scorer: Scorer) -> None:
    (judgement,) = scorer.judge(["> you are a stupid idiot\n> and a liar"])
    assert judgement.quoted == ()
    assert judgement.scores["insult"] > 0.5


def test_the_spans_point_behind_the_quote(scorer: Scorer) -> None:
    text = "> The bridge is late 😀.\nYou are a stupid idiot."
    spans = scorer.explain(text).spans
    assert spans
    assert all(span.start > text.index("\n") for span in spans)
