"""The evidence is marked in the text as readers see it."""

from comity.ground import markdown
from comity.moderation.marking import Span, marked


def _span(source: str, words: str, finding: int = 1) -> Span:
    start = source.index(words)
    return Span(start, start + len(words), finding)


def test_words_are_marked_where_they_stand() -> None:
    source = "You are an *utter* fool."
    assert marked(source, [_span(source, "fool")]) == (
        '<p>You are an <em>utter</em> <mark data-finding="1">fool</mark>.</p>'
    )


def test_a_mark_never_breaks_a_tag() -> None:
    source = "a **bold** b"
    html = marked(source, [Span(0, 6, 1)])
    assert html.replace('<mark data-finding="1">', "").replace("</mark>", "") in (
        markdown.render(source).html,
        "<p>a **bold** b</p>",
    )


def test_an_address_is_marked_and_stays_a_link() -> None:
    source = "See http://example.com/abc for it."
    html = marked(source, [_span(source, "http://example.com/abc", 2)])
    assert 'href="http://example.com/abc"' in html
    assert '<mark data-finding="2">http://example.com/abc</mark>' in html


def test_two_findings_on_the_same_words_share_a_mark() -> None:
    source = "What a fool he is"
    html = marked(source, [_span(source, "fool", 1), _span(source, "a fool he", 2)])
    assert '<mark data-finding="1 2">fool</mark>' in html
    assert '<mark data-finding="2">a </mark>' in html


def test_nothing_in_a_text_becomes_html_by_being_evidence() -> None:
    source = "<script>alert(1)</script> fool"
    html = marked(source, [Span(0, len(source), 1), Span(2, 9, 2), Span(-4, 99999, 3)])
    assert "<script" not in html
    assert "\1" not in html


def test_where_a_border_would_change_the_markdown_the_source_is_shown() -> None:
    source = "_foo_ bar\nbaz"
    html = marked(source, [Span(0, 1, 1)])
    assert "\3" not in html
    assert "foo" in html
