"""An XML export is read although its writer got XML wrong, as WordPress itself does."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.interchange import wordpress
from comity.interchange.records import ArchiveComment, ArchiveStory, BrokenArchive
from comity.interchange.tests.archives import of, read_text
from comity.interchange.xmlmending import Mender


def export(site: str, said: str = "<![CDATA[We.]]>", title: str = "The ferry") -> str:
    return f"""<?xml version="1.0" encoding="UTF-8" ?>
    <rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>{title}</title>
    <wp:post_id>7</wp:post_id><wp:comment><wp:comment_id>1</wp:comment_id>
    <wp:comment_author_url>{site}</wp:comment_author_url>
    <wp:comment_content>{said}</wp:comment_content><wp:comment_approved>1</wp:comment_approved>
    </wp:comment></item></channel></rss>"""


def read(folder: Path, text: str | bytes) -> tuple[ArchiveStory, ArchiveComment]:
    records = read_text(folder, wordpress.read, text)
    (story,), (comment,) = of(ArchiveStory, records), of(ArchiveComment, records)
    return story, comment


def test_an_address_that_wordpress_did_not_escape_costs_no_archive(tmp_path: Path) -> None:
    _story, comment = read(tmp_path, export("https://r.example/?a=1&b=2&amp;c=3&copy=4"))
    assert comment.author_website == "https://r.example/?a=1&b=2&c=3&copy=4"


def test_what_is_quoted_whole_stays_as_it_is(tmp_path: Path) -> None:
    said = "<![CDATA[A & B &nbsp; &amp; <b>C</b> ]]]]><![CDATA[> D &#1; &]]>"
    _story, comment = read(tmp_path, export("", said))
    assert comment.text == "A & B &nbsp; &amp; <b>C</b> ]]> D &#1; &"


def test_entities_of_html_are_known(tmp_path: Path) -> None:
    story, comment = read(tmp_path, export("", "a&nbsp;b&odd;c &#11;&#x1F642; ]]>", "Q&hellip;"))
    assert story.title == "Q\u2026"
    assert comment.text == "a\xa0b&odd;c \U0001f642 ]]>"


def test_letters_that_are_no_utf_8_cost_themselves_alone(tmp_path: Path) -> None:
    text = export("", "<![CDATA[Fr\xe4nkisch \ufffe\x0b.]]>").encode()
    _story, comment = read(tmp_path, text.replace("\xe4".encode(), b"\xe4"))
    assert comment.text == "Fr\ufffdnkisch ."


def test_the_encoding_that_a_file_names_is_heeded(tmp_path: Path) -> None:
    text = export("", "<![CDATA[\u041f\u0430\u0440\u043e\u043c]]>").replace("UTF-8", "windows-1251")
    _story, comment = read(tmp_path, text.encode("windows-1251"))
    assert comment.text == "\u041f\u0430\u0440\u043e\u043c"
    for other in ("x-nobody-knows", "zlib", "rot13", "idna", "us-ascii"):
        _story, comment = read(tmp_path, export("").replace("UTF-8", other))
        assert comment.text == "We."


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_it_makes_no_difference_where_a_file_is_cut_into_pieces(size: int) -> None:
    data = (
        "<a>\u00e4 & b &CounterClockwiseContourIntegral; &lt; <![CDATA[ & ]]> &#7; ]]> &x"
        "<b>]]</b></a>"
    ).encode()
    mender = Mender(data)
    pieces = [mender.mended(data[at : at + size]) for at in range(0, len(data), size)]
    whole = Mender(data).mended(data, is_last=True)
    assert b"".join([*pieces, mender.mended(b"", is_last=True)]) == whole
    assert whole == (
        "<a>\u00e4 &amp; b &#8755; &lt; <![CDATA[ & ]]>  ]]&gt; &amp;x<b>]]</b></a>".encode()
    )


def test_what_is_no_xml_at_all_is_refused_still(tmp_path: Path) -> None:
    with pytest.raises(BrokenArchive, match="line 3"):
        read_text(tmp_path, wordpress.read, export("").replace("</wp:post_id>", "</wp:post>"))
