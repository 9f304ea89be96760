"""A page of a wpDiscuz site saved as HTML is read with its ids, parents and exact scores."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from comity.interchange import wpdiscuz
from comity.interchange.records import (
    ArchiveComment,
    ArchiveQuestion,
    ArchiveStory,
    BrokenArchive,
    Rejected,
)
from comity.interchange.tests.archives import of, read_text


def comment(number: int, parent: int, words: str, more: str = "", replies: str = "") -> str:
    return f"""
<div id="wpd-comm-{number}_{parent}" class="comment wpd-comment {more} wpd_comment_level-1">
 <div class="wpd-comment-wrap wpd-blog-guest">
  <div class="wpd-comment-left"><div class="wpd-avatar"><img alt="Rafa"></div></div>
  <div id="comment-{number}" class="wpd-comment-right">
   <div class="wpd-comment-header">
    <div class="wpd-comment-author"><a href="https://rafa.example/{number}">Rafa {number}</a></div>
    <div class="wpd-comment-date" title="30 January, 2025 7:55 pm">8 months ago</div>
    <div class="wpd-comment-link"><span data-wpd-clipboard="https://g.example/f#comment-{number}">
    </span></div>
   </div>
   <div class="wpd-comment-text"><div class="wpd-inline-feedback-wrapper">
     <a data-feedback-content-id="1">a passage</a></div>{words}</div>
   <div class="wpd-vote-result" title="{number}00">1.2K</div>
  </div>
 </div>{replies}
</div>"""


def page(comments: str, count: int, more: str = "") -> str:
    return f"""<!DOCTYPE html><html><head><title>x</title>
<link rel="canonical" href="https://g.example/f">
<meta property="og:title" content="The new ferry"></head><body><h1>The new ferry</h1>
<div id="wpdcom" class="wpd-layout-1"><div id="wpd-threads">
<div class="wpd-thread-info" data-comments-count="{count}">{count} Comments</div>
<div class="wpd-thread-list">{comments}</div>{more}</div></div></body></html>"""


NESTED = comment(1, 0, "<p>Who <b>pays</b>?</p>", "wpd-sticky-comment", comment(2, 1, "<p>We.</p>"))


def test_it_reads_nested_comments_apart(tmp_path: Path) -> None:
    records = read_text(tmp_path, wpdiscuz.read, page(NESTED, 2))
    assert of(ArchiveStory, records) == [
        ArchiveStory("https://g.example/f", "https://g.example/f", "The new ferry")
    ]
    first, second = of(ArchiveComment, records)
    assert (first.key, first.parent, first.text) == ("1", None, "<p>Who <b>pays</b>?</p>")
    assert (first.score, first.is_pinned, first.author_name) == (100, True, "Rafa 1")
    assert first.author_website == "https://rafa.example/1"
    assert first.address == "https://g.example/f#comment-1"
    assert first.said is not None
    assert first.said.replace(tzinfo=None) == datetime.fromisoformat("2025-01-30T19:55")
    assert (second.key, second.parent, second.text) == ("2", "1", "<p>We.</p>")
    assert (second.score, second.is_pinned) == (200, False)
    assert of(Rejected, records) == []


def test_separate_votes_are_kept_apart(tmp_path: Path) -> None:
    votes = (
        '<span class="wpd-vote-result-like" title="7">7</span>'
        '<span class="wpd-vote-result-dislike" title="-2">-2</span>'
    )
    text = comment(3, 0, "<p>Hm.</p>", "wpd-unapproved-comment").replace(
        '<div class="wpd-vote-result" title="300">1.2K</div>', votes
    )
    (found,) = of(ArchiveComment, read_text(tmp_path, wpdiscuz.read, page(text, 1)))
    assert (found.ups, found.downs, found.score, found.state) == (7, 2, None, "held")


def test_a_page_saved_too_early_is_reported(tmp_path: Path) -> None:
    text = comment(4, 0, 'cut <span class="wpdiscuz-readmore">Read more</span>')
    more = '<button class="wpd-load-more-submit">Load More Comments</button>'
    records = read_text(tmp_path, wpdiscuz.read, page(text, 9, more))
    assert of(ArchiveComment, records)[0].text == "cut"
    places = [record.place for record in of(Rejected, records)]
    assert places == ["#wpd-comm-4_0", "the page"]


def test_it_reads_the_older_versions(tmp_path: Path) -> None:
    text = """<div id="wc-comm-8_0" class="wc-comment wc-blog-guest wc_comment_level-1">
      <div id="comment-8"><div class="wc-comment-author">Bo</div>
      <div class="wc-comment-date">5 years ago</div><div class="wc-comment-text">Hm.</div>
      <div class="wc-vote-result">-3</div></div></div>"""
    (found,) = of(ArchiveComment, read_text(tmp_path, wpdiscuz.read, page(text, 1)))
    assert (found.key, found.author_name, found.text, found.score) == ("8", "Bo", "Hm.", -3)
    assert found.said is None


@pytest.mark.parametrize("text", ["", "no tags", "<html><body><p>An article.</p></body></html>"])
def test_other_html_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(BrokenArchive):
        read_text(tmp_path, wpdiscuz.read, text)


INLINE = """<p>It sails <span id="wpd-inline-4" class="wpd-inline-shortcode">at
 <b>night</b><span class="wpd-inline-icon-wrapper"><i>3</i></span><div class="wpd-inline-form">
 <div class="wpd-inline-form-question">Sure?</div></div></span>.</p>"""


def test_inline_feedback_and_what_stands_beside_a_name(tmp_path: Path) -> None:
    told = comment(5, 0, "<p>No.</p>", "wpd-closed-comment").replace(
        'data-feedback-content-id="1"', 'data-feedback-content-id="4"'
    )
    told = told.replace(
        '<div class="wpd-comment-author">',
        '<div class="wpd-comment-label"><span>Author</span></div><div class="wpd-comment-author">',
    )
    told = told.replace("wpd-blog-guest", "wpd-blog-user wpd-blog-post_author")
    text = page(told, 1).replace("</h1>", "</h1>" + INLINE)
    records = read_text(tmp_path, wpdiscuz.read, text)
    asked = ArchiveQuestion("https://g.example/f", "at night", "Sure?")
    assert of(ArchiveQuestion, records) == [asked]
    (found,) = of(ArchiveComment, records)
    assert (found.quote, found.text) == ("at night", "<p>No.</p>")
    assert (found.author_label, found.is_closed) == ("Author", True)


def test_what_was_attached_becomes_a_link_below_the_words(tmp_path: Path) -> None:
    photo = (
        '<div class="wmu-comment-attachments"><a href="https://g.example/up/a.jpg">'
        '<img src="https://g.example/up/a-150.jpg"></a></div>'
    )
    said = comment(1, 0, "<p>Look.</p>").replace(
        '<div class="wpd-vote', f'{photo}<div class="wpd-vote'
    )
    (found,) = of(ArchiveComment, read_text(tmp_path, wpdiscuz.read, page(said, 1)))
    assert found.text == '<p>Look.</p><p><a href="https://g.example/up/a.jpg">a.jpg</a></p>'


def test_the_separate_votes_of_versions_4_and_5_are_kept_apart(tmp_path: Path) -> None:
    text = """<div id="wc-comm-8_0" class="wc-comment wc-blog-guest wc_comment_level-1">
      <div id="comment-8"><div class="wc-comment-author">Bo</div><div class="wc-comment-text">Hm.
      </div><div class="wc-comment-footer"><span class="wc-vote-result wc-vote-result-like
      wc-positive">5</span><span class="wc-vote-result wc-vote-result-dislike wc-negative">-3</span>
      </div></div></div>"""
    (found,) = of(ArchiveComment, read_text(tmp_path, wpdiscuz.read, page(text, 1)))
    assert (found.ups, found.downs) == (5, 3)


def test_guests_have_no_label_in_any_language(tmp_path: Path) -> None:
    label = '<div class="wpd-comment-label"><span>Invit\u00e9</span></div>'
    guest = comment(1, 0, "<p>Hm.</p>", replies=comment(2, 1, "<p>We.</p>"))
    text = guest.replace(
        '<div class="wpd-comment-author">', label + '<div class="wpd-comment-author">'
    )
    head, _wrap, rest = text.rpartition("wpd-blog-guest")
    (first, second) = of(
        ArchiveComment, read_text(tmp_path, wpdiscuz.read, page(f"{head}wpd-blog-editor{rest}", 2))
    )
    assert (first.author_label, second.author_label) == (None, "Invit\u00e9")


def test_it_reads_a_page_of_version_4(tmp_path: Path) -> None:
    text = """<div id="wcThreadWrapper" class="wc-thread-wrapper">
    <div id="wc-comm-30_0" class="wc-comment wc-blog-guest wc_comment_level-1">
    <div class="wc-comment-left"><img alt="" src="/a.png" class="avatar" />
    <div class="wc-blog-guest wc-comment-label"><span>Gast</span></div></div>
    <div id="comment-30" class="wc-comment-right"><div class="wc-comment-header">
    <div class="wc-comment-author"><a rel='nofollow' href='https://bo.example/'>Bo</a></div>
    <div class="wc-comment-link"><span><input type="text" class="wc-comment-link-input"
    value="https://g.example/f#comment-30" /></span></div></div>
    <div class="wc-comment-text"><p>Hm.</p></div><div class="wc-comment-footer">
    <span class="wc-vote-result">4</span><div class="wc-comment-date">6 months ago</div></div></div>
    </div><div><a class="wc-load-more-submit">More</a></div></div>"""
    records = read_text(tmp_path, wpdiscuz.read, f"<h1>The ferry</h1>{text}")
    (found,) = of(ArchiveComment, records)
    assert (found.author_name, found.author_label, found.score) == ("Bo", None, 4)
    assert found.address == "https://g.example/f#comment-30"
    assert [each.place for each in of(Rejected, records)] == ["the page"]


def test_the_figure_beside_the_head_is_the_number_of_comments(tmp_path: Path) -> None:
    text = page(comment(1, 0, "<p>Hm.</p>"), 9).replace(
        ' data-comments-count="9">9 ', '><span class="wpdtc" title="9">9</span> '
    )
    (rejected,) = of(Rejected, read_text(tmp_path, wpdiscuz.read, text))
    assert "1 comments of 9" in rejected.reason


@pytest.mark.parametrize(
    "written",
    [
        "30 January, 2025 7:55 pm",
        "30 de enero de 2025 19:55",
        "30 de janeiro de 2025 \u00e0s 19:55",
        "30 janvier 2025 19 h 55 min",
        "30 janvier 2025 \u00e0 19h55",
        "30 stycznia 2025 19:55",
        "30 \u0441\u0456\u0447\u043d\u044f, 2025 19:55",
        "2025\u5e741\u670830\u65e5 19:55",
    ],
)
def test_a_date_is_read_as_the_site_writes_it(tmp_path: Path, written: str) -> None:
    text = page(comment(1, 0, "<p>Hm.</p>").replace("30 January, 2025 7:55 pm", written), 1)
    (found,) = of(ArchiveComment, read_text(tmp_path, wpdiscuz.read, text))
    assert found.said == datetime.fromisoformat("2025-01-30T19:55")
