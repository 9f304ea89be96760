"""The spans carry the score, and their offsets are right in code points and in UTF-16."""

from comity.toxicity import Scorer

TEXT = "The bridge is late 🙄. Our mayor is a pathetic liar, 👎 that is all."


def utf16(text: str, start: int, end: int) -> str:
    units = text.encode("utf-16-le")
    return units[2 * start : 2 * end].decode("utf-16-le")


def test_the_spans_name_the_words_that_insult(scorer: Scorer) -> None:
    spans = [span for span in scorer.explain(TEXT).spans if span.attribute == "insult"]
    words = " ".join(TEXT[span.start : span.end] for span in spans)
    assert "pathetic" in words or "liar" in words
    assert "bridge" not in words


def test_both_kinds_of_offsets_mark_the_same_words(scorer: Scorer) -> None:
    spans = scorer.explain(TEXT).spans
    assert spans
    for span in spans:
        assert utf16(TEXT, span.utf16_start, span.utf16_end) == TEXT[span.start : span.end]


def test_shares_of_an_attribute_do_not_exceed_the_whole(scorer: Scorer) -> None:
    spans = scorer.explain("You stupid liar.").spans
    for name in {span.attribute for span in spans}:
        assert 0 < sum(span.share for span in spans if span.attribute == name) <= 1.001


def test_a_civil_comment_needs_no_explanation(scorer: Scorer) -> None:
    assert scorer.explain("The council meets on Thursday at noon.").spans == ()


def test_the_light_tier_explains_too(light: Scorer) -> None:
    spans = light.explain("You are an idiot, a stupid idiot.").spans
    assert any("idiot" in span.read for span in spans)


def test_the_explanation_agrees_with_the_score(scorer: Scorer) -> None:
    assert scorer.explain(TEXT).judgement.scores == scorer.score([TEXT])[0]
