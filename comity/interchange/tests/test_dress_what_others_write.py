"""What other systems' texts hold and ours do not comes as near to it as can be."""

from __future__ import annotations

import pytest

from comity.ground import markdown
from comity.interchange.dressing import dressed

FACE = "https://s.w.example/images/core/emoji/svg/1f642.svg"


def test_lines_part_paragraphs_beside_a_quote_as_wordpress_shows_them() -> None:
    _source, shown = dressed("<blockquote>Who pays?</blockquote>\n\nWe.\n\nAll\nof us.", "html")
    assert shown == (
        "<blockquote>Who pays?</blockquote><p>We.</p>\n<p>All<br>\nof us.</p>"
    ).replace("Who pays?", "<p>Who pays?</p>")


def test_lines_within_whole_paragraphs_stay_blanks() -> None:
    _source, shown = dressed("<p>All\nof us.</p>\n\n<pre>a\n\nb</pre>\n", "html")
    assert shown == "<p>All\nof us.</p><pre>a\n\nb</pre>"


def test_a_line_that_has_a_break_of_its_own_breaks_once() -> None:
    assert dressed("One<br />\ntwo", "html")[1] == "<p>One<br>\ntwo</p>"


@pytest.mark.parametrize(
    ("picture", "shown"),
    [
        (f'<img draggable="false" class="emoji" alt="\U0001f642" src="{FACE}">', "\U0001f642"),
        ("<img src='/icon_smile.gif' alt=':)' class='wp-smiley' />", ":)"),
        (f'<img class="wl-emoji" src="{FACE}" alt="doge">', ":doge:"),
        (f'<img src="{FACE}" atk-emoticon="aru-003">', ":aru-003:"),
        (f'<img alt="&lt;b&gt;" class="emoji" src="{FACE}">', "&lt;b&gt;"),
        ('<img src="javascript:alert(1)" alt="x">', ""),
    ],
)
def test_a_picture_that_is_an_emoji_is_one_again(picture: str, shown: str) -> None:
    assert dressed(f"Hi {picture}!", "html")[1] == f"<p>Hi {shown}!</p>"


def test_any_other_picture_is_a_link() -> None:
    _source, shown = dressed('<img alt="A ferry" src="https://x.example/?a=1&amp;b=2">', "html")
    assert '<a href="https://x.example/?a=1&amp;b=2"' in shown
    assert "<img" not in shown


def test_a_picture_that_was_to_be_loaded_late_is_a_link_to_itself() -> None:
    late = '<img data-src="https://x.example/f.png" src="data:image/gif;base64,R0" class="lazy">'
    assert '<a href="https://x.example/f.png"' in dressed(late, "html")[1]


def test_html_within_markdown_is_shown_and_not_spelled_out() -> None:
    """Isso and Waline show it, and what they have from Disqus or Valine is nothing else."""
    source, shown = dressed("<p>Who <b>pays</b>?</p>\n\n*We* do. `<p>` ", "markdown")
    assert shown == (
        "<p>Who <strong>pays</strong>?</p>\n<p><em>We</em> do. <code>&lt;p&gt;</code></p>"
    ).replace("\n", "")
    assert markdown.render(source).plain == "Who pays?\n\nWe do. <p>"


def test_a_picture_in_markdown_is_a_link() -> None:
    source, shown = dressed("Look: ![A ferry](https://x.example/f.png)", "markdown")
    assert '<p>Look: <a href="https://x.example/f.png"' in shown
    assert "!" not in markdown.render(source).plain


@pytest.mark.parametrize(
    "text",
    [
        '<p onclick="x()">Hm</p><script>x()</script>',
        "<br/><a href='javascript:x()'>Hm</a>",
        "![](javascript:x()) <div style='position:fixed'>Hm</div>",
        "<p>Hm</p><iframe src='https://x.example'></iframe><svg onload=x()>",
    ],
)
def test_html_within_markdown_is_cleaned_like_any_other(text: str) -> None:
    _source, shown = dressed(text, "markdown")
    assert "Hm" in shown
    for danger in ("onclick", "<script", 'href="javascript', "style", "iframe", "svg"):
        assert danger not in shown


@pytest.mark.parametrize("text", ["1 <b and c> 2", "a <3 b", "<sarcasm>Sure</sarcasm>"])
def test_what_only_looks_like_html_stays_as_it_was_typed(text: str) -> None:
    source, _shown = dressed(text, "markdown")
    assert source == text


def test_headings_and_cells_are_paragraphs() -> None:
    table = "<h2>Tolls</h2><table><tr><th>Car</th><td>2</td></tr></table>"
    assert dressed(table, "html")[1] == "<p>Tolls</p><p>Car</p><p>2</p>"


def test_blanks_between_words_and_code_survive_in_the_source() -> None:
    source, shown = dressed("<p><em>Hi</em> there: <code>a_b &lt; c</code> so</p>", "html")
    assert source == "*Hi* there: `a_b < c` so"
    assert markdown.render(source).html == shown
    source, shown = dressed("<p>x</p><pre><code>a\n  b*c\n</code></pre><p>y</p>", "html")
    assert markdown.render(source).plain == "x\n\na\n  b*c\n\ny"


def test_a_list_keeps_its_numbers_in_the_source() -> None:
    shown = '<ol start="3"><li>a</li><li>b<ul><li>c</li></ul></li></ol>'
    source, _shown = dressed(shown, "html")
    assert [line for line in source.split("\n") if line] == ["3. a", "4. b", "- c"]


def test_html_in_code_alone_leaves_a_source_as_it_was_typed() -> None:
    typed = "1. Use `<p>`\n2. and\n\n```html\n<img src=x>\n```"
    source, shown = dressed(typed, "markdown")
    assert source == typed
    assert "&lt;img src=x&gt;" in shown
