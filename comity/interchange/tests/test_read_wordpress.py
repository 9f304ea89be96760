"""WordPress's export is read with the votes and marks of wpDiscuz."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from comity.interchange import wordpress
from comity.interchange.records import (
    ArchiveComment,
    ArchiveQuestion,
    ArchiveReader,
    ArchiveStory,
    BrokenArchive,
    Rejected,
)
from comity.interchange.tests.archives import of, read_text

EXPORT = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Gazette</title><wp:wxr_version>1.2</wp:wxr_version>
<item>
  <title>The new ferry</title><link>https://gazette.example/ferry/</link>
  <guid isPermaLink="false">https://gazette.example/?p=7</guid>
  <dc:creator><![CDATA[petra]]></dc:creator>
  <content:encoded><![CDATA[<p>A ferry. \x0b</p>]]></content:encoded>
  <wp:post_id>7</wp:post_id>
  <wp:post_date>2020-01-02 04:04:05</wp:post_date>
  <wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt>
  <wp:comment_status>closed</wp:comment_status><wp:status>publish</wp:status>
  <wp:post_type>post</wp:post_type>
  <wp:comment>
    <wp:comment_id>20</wp:comment_id>
    <wp:comment_author><![CDATA[Rafa]]></wp:comment_author>
    <wp:comment_author_email>rafa@example.org</wp:comment_author_email>
    <wp:comment_author_url>https://rafa.example</wp:comment_author_url>
    <wp:comment_author_IP>192.0.2.1</wp:comment_author_IP>
    <wp:comment_date>2020-01-03 11:00:00</wp:comment_date>
    <wp:comment_date_gmt>2020-01-03 10:00:00</wp:comment_date_gmt>
    <wp:comment_content><![CDATA[Who <b>pays</b>?]]></wp:comment_content>
    <wp:comment_approved>1</wp:comment_approved>
    <wp:comment_type>wpdiscuz_sticky</wp:comment_type>
    <wp:comment_parent>0</wp:comment_parent><wp:comment_user_id>3</wp:comment_user_id>
    <wp:commentmeta><wp:meta_key>wpdiscuz_votes</wp:meta_key>
      <wp:meta_value>2</wp:meta_value></wp:commentmeta>
    <wp:commentmeta><wp:meta_key>wpdiscuz_votes_seperate</wp:meta_key><wp:meta_value>\
<![CDATA[a:2:{s:4:"like";i:3;s:7:"dislike";i:-1;}]]></wp:meta_value></wp:commentmeta>
    <wp:commentmeta><wp:meta_key>wpdiscuz_last_edited_at</wp:meta_key>
      <wp:meta_value>1578045600</wp:meta_value></wp:commentmeta>
  </wp:comment>
  <wp:comment>
    <wp:comment_id>21</wp:comment_id><wp:comment_author>Guest</wp:comment_author>
    <wp:comment_date>2020-01-04 12:00:00</wp:comment_date>
    <wp:comment_date_gmt>0000-00-00 00:00:00</wp:comment_date_gmt>
    <wp:comment_content>We do.</wp:comment_content><wp:comment_approved>0</wp:comment_approved>
    <wp:comment_parent>20</wp:comment_parent><wp:comment_user_id>0</wp:comment_user_id>
  </wp:comment>
  <wp:comment><wp:comment_id>22</wp:comment_id><wp:comment_approved>1</wp:comment_approved>
    <wp:comment_type>pingback</wp:comment_type></wp:comment>
  <wp:comment><wp:comment_id>23</wp:comment_id><wp:comment_content>x</wp:comment_content>
    <wp:comment_approved>trash</wp:comment_approved></wp:comment>
</item>
<item><title>logo.png</title><wp:post_id>8</wp:post_id><wp:post_type>attachment</wp:post_type></item>
<item><title>Quiet</title><link>https://gazette.example/quiet/</link><wp:post_id>9</wp:post_id>
  <wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
</channel></rss>
"""


def test_it_reads_posts_and_leaves_attachments(tmp_path: Path) -> None:
    ferry, quiet = of(ArchiveStory, read_text(tmp_path, wordpress.read, EXPORT))
    assert (ferry.key, ferry.address) == ("7", "https://gazette.example/ferry/")
    assert (ferry.title, ferry.author, ferry.is_closed) == ("The new ferry", "petra", True)
    assert ferry.published == datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert ferry.aliases == ("https://gazette.example/?p=7",)
    assert (quiet.key, quiet.is_closed) == ("9", False)


def test_a_story_comes_before_its_comments(tmp_path: Path) -> None:
    kinds = [type(record).__name__ for record in read_text(tmp_path, wordpress.read, EXPORT)]
    assert kinds[:3] == ["ArchiveStory", "ArchiveReader", "ArchiveComment"]


def test_it_reads_comments_with_the_votes_of_wpdiscuz(tmp_path: Path) -> None:
    records = read_text(tmp_path, wordpress.read, EXPORT)
    first, second, third = of(ArchiveComment, records)
    assert (first.ups, first.downs, first.score) == (3, 1, 2)
    assert (first.is_pinned, first.author, first.parent) == (True, "3", None)
    assert first.said == datetime(2020, 1, 3, 10, tzinfo=UTC)
    assert first.edited == datetime(2020, 1, 3, 10, tzinfo=UTC)
    assert (second.parent, second.state, second.author) == ("20", "held", None)
    assert second.said is not None
    assert second.said.tzinfo is None
    assert (third.state, third.ups, third.score) == ("removed", None, None)
    assert of(ArchiveReader, records) == [ArchiveReader("3", "Rafa", "rafa@example.org")]


def test_a_pingback_is_rejected_with_its_line(tmp_path: Path) -> None:
    (rejected,) = of(Rejected, read_text(tmp_path, wordpress.read, EXPORT))
    line = EXPORT[: EXPORT.index("<wp:comment_id>22")].count("\n") + 1
    assert (rejected.place, "pingback" in rejected.reason) == (f"line {line}", True)


def test_no_network_address_is_taken_over(tmp_path: Path) -> None:
    assert "192.0.2.1" not in repr(read_text(tmp_path, wordpress.read, EXPORT))


def test_a_file_cut_off_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenArchive, match="line"):
        read_text(tmp_path, wordpress.read, EXPORT[:2000])


INLINE = """<rss xmlns:wp="http://wordpress.org/export/1.0/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dsq="http://www.disqus.com/">
<channel><item><title>The ferry</title><wp:post_id>7</wp:post_id>
<content:encoded><![CDATA[<p>It sails [wpdiscuz-feedback id="ab12" question="Sure?" opened="1"]at
<b>night</b> &amp; day[/wpdiscuz-feedback].%s</p>]]></content:encoded>
<wp:comment><dsq:remote><dsq:id>55</dsq:id><dsq:avatar>https://a.example/</dsq:avatar></dsq:remote>
<wp:comment_id>1</wp:comment_id><wp:comment_author>Rafa</wp:comment_author>
<wp:comment_content>No.</wp:comment_content><wp:comment_approved>1</wp:comment_approved>
<wp:commentmeta><wp:meta_key>wpdiscuz_feedback_form_id</wp:meta_key>
<wp:meta_value>4</wp:meta_value></wp:commentmeta>
<wp:commentmeta><wp:meta_key>wpdiscuz_closed</wp:meta_key>
<wp:meta_value>1</wp:meta_value></wp:commentmeta></wp:comment></item></channel></rss>"""


def test_inline_feedback_has_the_words_of_the_only_form(tmp_path: Path) -> None:
    records = read_text(tmp_path, wordpress.read, INLINE % "")
    (comment,) = of(ArchiveComment, records)
    assert (comment.quote, comment.is_closed) == ("at night & day", True)
    (reader,) = of(ArchiveReader, records)
    assert (reader.key, comment.author) == ("55", "55")
    two = INLINE % '[wpdiscuz-feedback id="x"]More[/wpdiscuz-feedback]'
    asked = ArchiveQuestion("7", "at night & day", "Sure?")
    assert of(ArchiveQuestion, records) == [asked]
    records = read_text(tmp_path, wordpress.read, two)
    assert of(ArchiveQuestion, records) == [asked], "a form without a question asks nothing"
    (unsure,) = of(ArchiveComment, records)
    assert unsure.quote == ""


def attached(written: str) -> str:
    """Return an export with a comment that has attachments, and one of them among the media."""
    meta = (
        "<wp:commentmeta><wp:meta_key>wmu_attachments</wp:meta_key>"
        f"<wp:meta_value><![CDATA[{written}]]></wp:meta_value></wp:commentmeta>"
    )
    photo = (
        "<item><title>ferry</title><link>https://gazette.example/ferry-2/</link>"
        "<wp:post_id>90</wp:post_id><wp:post_type>attachment</wp:post_type>"
        "<wp:attachment_url>https://gazette.example/up/the%20ferry.jpg</wp:attachment_url></item>"
    )
    marked = EXPORT.replace("<wp:comment_type>wpdiscuz_sticky", f"{meta}<wp:comment_type>", 1)
    return marked.replace("</channel>", f"{photo}</channel>", 1)


@pytest.mark.parametrize(
    "written",
    [
        'a:2:{s:6:"images";a:1:{i:0;i:90;}s:5:"files";a:1:{i:0;s:2:"91";}}',
        '{"images": [90], "videos": [], "files": ["91"]}',
    ],
)
def test_what_was_attached_becomes_a_link_and_what_is_lost_is_named(
    tmp_path: Path, written: str
) -> None:
    records = read_text(tmp_path, wordpress.read, attached(written))
    first = of(ArchiveComment, records)[0]
    assert first.text == (
        "Who <b>pays</b>?"
        '<p><a href="https://gazette.example/up/the%20ferry.jpg">the ferry.jpg</a></p>'
    )
    lost = [each for each in of(Rejected, records) if "attached" in each.reason]
    assert [(each.place.partition(", ")[2], "91" in each.reason) for each in lost] == [
        ("comment 20", True)
    ]
    assert "ferry-2" not in str(of(ArchiveStory, records))


def item(comments: str, title: str = "The ferry", authors: str = "") -> str:
    return f"""<rss xmlns:wp="http://wordpress.org/export/1.2/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>{authors}<item><title>{title}</title>
    <dc:creator><![CDATA[petra]]></dc:creator><wp:post_id>7</wp:post_id>{comments}</item>
    </channel></rss>"""


def said(number: int, kind: str = "comment", name: str = "Rafa", approved: str = "1") -> str:
    state = f"<wp:comment_approved>{approved}</wp:comment_approved>" if approved else ""
    return (
        f"<wp:comment><wp:comment_id>{number}</wp:comment_id>"
        f"<wp:comment_author><![CDATA[{name}]]></wp:comment_author>"
        f"<wp:comment_content>We.</wp:comment_content>{state}"
        f"<wp:comment_type><![CDATA[{kind}]]></wp:comment_type></wp:comment>"
    )


@pytest.mark.parametrize(
    "kind", ["note", "order_note", "edd_payment_note", "editorial-comment", "action_log"]
)
def test_what_staff_noted_for_each_other_does_not_come(tmp_path: Path, kind: str) -> None:
    """An export of all content holds it, approved, among the comments."""
    records = read_text(tmp_path, wordpress.read, item(said(1) + said(2, kind)))
    assert [each.key for each in of(ArchiveComment, records)] == ["1"]
    (rejected,) = of(Rejected, records)
    assert kind in rejected.reason


def test_names_and_headlines_come_without_the_escapes_that_wordpress_keeps(tmp_path: Path) -> None:
    name, title = "Seamus O&#039;Neill &amp; Co", "<![CDATA[Bread &amp; <em>butter</em>&#8230;]]>"
    records = read_text(tmp_path, wordpress.read, item(said(1, name=name), title))
    assert [each.author_name for each in of(ArchiveComment, records)] == ["Seamus O'Neill & Co"]
    assert [each.title for each in of(ArchiveStory, records)] == ["Bread & butter\u2026"]


def test_a_byline_is_the_name_that_is_shown_and_not_that_of_the_account(tmp_path: Path) -> None:
    author = (
        "<wp:author><wp:author_login><![CDATA[petra]]></wp:author_login>"
        "<wp:author_display_name><![CDATA[Petra Berg]]></wp:author_display_name></wp:author>"
    )
    (story,) = of(ArchiveStory, read_text(tmp_path, wordpress.read, item(said(1), authors=author)))
    assert story.author == "Petra Berg"


def test_a_comment_whose_state_is_left_out_is_published(tmp_path: Path) -> None:
    (comment,) = of(ArchiveComment, read_text(tmp_path, wordpress.read, item(said(1, approved=""))))
    assert comment.state == "published"


@pytest.mark.parametrize("status", ["private", "draft", "pending", "future"])
def test_what_was_said_under_a_post_that_is_not_public_stays_with_it(
    tmp_path: Path, status: str
) -> None:
    text = item(f"<wp:status><![CDATA[{status}]]></wp:status>" + said(1) + said(2))
    records = read_text(tmp_path, wordpress.read, text)
    assert of(ArchiveStory, records) == []
    assert [status in each.reason for each in of(Rejected, records)] == [True, True]


def test_what_was_said_behind_a_password_is_held(tmp_path: Path) -> None:
    shut = "<wp:status>publish</wp:status><wp:post_password><![CDATA[key]]></wp:post_password>"
    records = read_text(tmp_path, wordpress.read, item(shut + said(1) + said(2, approved="trash")))
    assert [each.state for each in of(ArchiveComment, records)] == ["held", "removed"]
    records = read_text(
        tmp_path,
        wordpress.read,
        item("<wp:status>publish</wp:status><wp:post_password></wp:post_password>" + said(1)),
    )
    assert [each.state for each in of(ArchiveComment, records)] == ["published"]
