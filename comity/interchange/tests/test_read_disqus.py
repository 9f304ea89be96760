"""Disqus's export is read with its quirks."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from comity.interchange import disqus
from comity.interchange.records import (
    ArchiveComment,
    ArchiveReader,
    ArchiveStory,
    BrokenArchive,
    Rejected,
)
from comity.interchange.tests.archives import of, read_text

EXPORT = """\x07<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
  <category dsq:id="1"><forum>gazette</forum><title>General</title></category>
  <thread dsq:id="10">
    <id>198 http://gazette.example/?p=198</id>
    <forum>gazette</forum>
    <link>http://gazette.example/ferry</link>
    <title> The new ferry </title>
    <createdAt>2020-01-02T03:04:05Z</createdAt>
    <author><name>Greta</name><isAnonymous>false</isAnonymous><username>greta</username></author>
    <isClosed>true</isClosed><isDeleted>false</isDeleted>
  </thread>
  <thread dsq:id="11">
    <id>http://gazette.example/pier</id><link/><title/>
    <isClosed>false</isClosed><isDeleted>true</isDeleted>
  </thread>
  <post dsq:id="100">
    <id/>
    <message><![CDATA[<p>Who pays &amp; when?</p>]]></message>
    <createdAt>2020-01-03T00:00:00Z</createdAt>
    <isDeleted>false</isDeleted><isSpam>false</isSpam>
    <author><email>rafa@example.org</email><name>Rafa</name>
      <isAnonymous>false</isAnonymous><username>rafa</username></author>
    <ipAddress>192.0.2.1</ipAddress>
    <thread dsq:id="10"/>
  </post>
  <post dsq:id="101">
    <id/><message><![CDATA[ <p>We do.</p>
    ]]></message><createdAt>2020-01-04T00:00:00Z</createdAt>
    <isDeleted>true</isDeleted><isSpam>false</isSpam>
    <author><name>Passer-by</name><isAnonymous>true</isAnonymous></author>
    <thread dsq:id="10"/><parent dsq:id="100"/>
  </post>
  <post dsq:id="102">
    <message>buy</message><isDeleted>true</isDeleted><isSpam>true</isSpam>
    <thread dsq:id="11"/>
  </post>
  <post dsq:id="103"><message>lost</message><thread dsq:id="99"/></post>
  <post><message>no id</message><thread dsq:id="10"/></post>
</disqus>
"""


def test_it_reads_threads_with_their_aliases(tmp_path: Path) -> None:
    ferry, pier = of(ArchiveStory, read_text(tmp_path, disqus.read, EXPORT))
    assert (ferry.key, ferry.address) == ("10", "http://gazette.example/ferry")
    assert ferry.aliases == ("http://gazette.example/?p=198",)
    assert (ferry.title, ferry.is_closed) == ("The new ferry", True)
    assert (pier.address, pier.title, pier.is_deleted) == (
        "http://gazette.example/pier",
        None,
        True,
    )


def test_it_reads_posts_with_parents_states_and_authors(tmp_path: Path) -> None:
    records = read_text(tmp_path, disqus.read, EXPORT)
    first, second, third = of(ArchiveComment, records)
    assert (first.text, first.author, first.parent) == ("<p>Who pays &amp; when?</p>", "rafa", None)
    assert first.said == datetime(2020, 1, 3, tzinfo=UTC)
    assert (second.text, second.parent, second.state) == ("<p>We do.</p>", "100", "removed")
    assert (second.author, second.author_name) == (None, "Passer-by")
    assert (third.state, third.said) == ("spam", None)
    assert of(ArchiveReader, records) == [ArchiveReader("rafa", "Rafa", "rafa@example.org")]


def test_a_post_without_thread_or_id_is_rejected_with_its_line(tmp_path: Path) -> None:
    lost, nameless = of(Rejected, read_text(tmp_path, disqus.read, EXPORT))
    line = EXPORT[: EXPORT.index('dsq:id="103"')].count("\n") + 1
    assert (lost.place, "99" in lost.reason) == (f"line {line}", True)
    assert (nameless.place, "dsq:id" in nameless.reason) == (f"line {line + 1}", True)


def test_no_network_address_is_taken_over(tmp_path: Path) -> None:
    assert "192.0.2.1" not in repr(read_text(tmp_path, disqus.read, EXPORT))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no tags at all",
        "<disqus xmlns='http://disqus.com'><thread>",
        "<rss><channel/></rss>",
        "<!DOCTYPE d [<!ENTITY a 'aaaa'>]><disqus xmlns='http://disqus.com'>&a;</disqus>",
        "<!DOCTYPE d [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><d>&f;</d>",
    ],
)
def test_a_broken_or_hostile_file_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(BrokenArchive):
        read_text(tmp_path, disqus.read, text)


def test_a_thread_without_link_stands_where_its_id_says(tmp_path: Path) -> None:
    thread = """<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
    <thread dsq:id="1"><id>198 http://gazette.example/?p=198</id><link/></thread>
    <thread dsq:id="2"><id>199 http://gazette.example/?p=199</id>
    <link>http://gazette.example/pier</link></thread><thread dsq:id="3"><id/></thread></disqus>"""
    first, second, third = of(ArchiveStory, read_text(tmp_path, disqus.read, thread))
    assert (first.address, first.aliases) == ("http://gazette.example/?p=198", ())
    assert (second.address, second.aliases) == (
        "http://gazette.example/pier",
        ("http://gazette.example/?p=199",),
    )
    assert (third.address, third.aliases) == (None, ())


def post(message: str, ids: str = "<id>7</id>", title: str = "The ferry") -> str:
    return f"""<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
    <thread dsq:id="1"><id/><link>http://gazette.example/pier</link><title>{title}</title></thread>
    <post>{ids}<message><![CDATA[{message}]]></message><thread dsq:id="1"/></post></disqus>"""


def test_a_post_that_has_only_its_own_id_comes_under_that(tmp_path: Path) -> None:
    (comment,) = of(ArchiveComment, read_text(tmp_path, disqus.read, post("<p>We.</p>")))
    assert (comment.key, comment.text) == ("7", "<p>We.</p>")


def test_a_link_through_disqus_leads_where_it_led(tmp_path: Path) -> None:
    through = (
        '<a href="http://disq.us/url?url=https%3A%2F%2Ftimes.example%2Fa%3Fb%3D1%26c%3D2'
        '%3AyU5mCPoGmBrU0NNIhVvXpGE-1Ag&amp;cuid=12" rel="nofollow">times</a>'
        ' <a href="https://times.example/?url=x">plain</a>'
    )
    (comment,) = of(ArchiveComment, read_text(tmp_path, disqus.read, post(through)))
    assert comment.text == (
        '<a href="https://times.example/a?b=1&amp;c=2" rel="nofollow">times</a>'
        ' <a href="https://times.example/?url=x">plain</a>'
    )


def test_a_headline_comes_without_the_escapes_of_wordpress(tmp_path: Path) -> None:
    text = post("We.", title="Let&amp;#8217;s sail &amp;amp; row")
    (story,) = of(ArchiveStory, read_text(tmp_path, disqus.read, text))
    assert story.title == "Let\u2019s sail & row"


@pytest.mark.parametrize(("told", "state"), [("false", "held"), ("true", "published")])
def test_what_waits_for_a_moderator_is_held(tmp_path: Path, told: str, state: str) -> None:
    ids = f"<id>7</id><isApproved>{told}</isApproved><isDeleted>false</isDeleted>"
    (comment,) = of(ArchiveComment, read_text(tmp_path, disqus.read, post("We.", ids)))
    assert comment.state == state


def test_it_reads_what_disqus_itself_gives_as_an_example(tmp_path: Path) -> None:
    """Its threads may be named by their text, and its moments have no zone."""
    text = """<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
    <thread dsq:id="2"><id>ferry</id><link>http://g.example/f</link></thread>
    <post dsq:id="1"><id>2</id><message>Who pays?</message><thread>ferry</thread>
    <createdAt>2012-12-12T12:12:12</createdAt></post></disqus>"""
    (comment,) = of(ArchiveComment, read_text(tmp_path, disqus.read, text))
    assert comment.story == "2"
    assert comment.said == datetime(2012, 12, 12, 12, 12, 12, tzinfo=UTC)
