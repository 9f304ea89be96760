"""Remark42's backup is read line by line."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from comity.interchange import remark42
from comity.interchange.records import (
    ArchiveComment,
    ArchiveReader,
    ArchiveStory,
    ArchiveVote,
    BrokenArchive,
    Rejected,
)
from comity.interchange.tests.archives import of, read_text

URL = "https://gazette.example/ferry"
META = {
    "version": 1,
    "users": [{"id": "github_bo", "blocked": {"status": True, "until": "2120-01-01T00:00:00Z"}}],
    "posts": [{"url": URL, "read_only": True}],
}


def line(**changes: Any) -> dict[str, Any]:
    return {
        "id": "c1",
        "pid": "",
        "text": "<p>Who <em>pays</em>?</p>",
        "orig": "Who *pays*?",
        "user": {"name": "Rafa", "id": "email_rafa", "ip": "f00ba4", "admin": False},
        "locator": {"site": "gazette", "url": URL},
        "score": 1,
        "votes": {"github_bo": True, "email_x": True, "email_y": False},
        "voted_ips": {"f00ba4": {"Value": True}},
        "time": "2020-01-03T10:00:00.123456789+01:00",
        "title": "The new ferry",
        **changes,
    }


def backup(*lines: object) -> str:
    return "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines) + "\n"


WHOLE = backup(
    META,
    line(),
    line(
        id="c2",
        pid="c1",
        orig="",
        user={"name": "Bo", "id": "github_bo", "admin": True},
        votes={},
        edit={"time": "2020-01-04T00:00:00Z", "summary": ""},
        pin=True,
    ),
    line(id="c3", pid="c1", delete=True, text="", orig="", time="0001-01-01T00:00:00Z", votes=None),
    "{ this is no json",
    line(id=None),
    line(id="c4", locator={}),
)


@pytest.mark.parametrize("pack", [False, True])
def test_it_reads_stories_readers_comments_and_votes(tmp_path: Path, pack: bool) -> None:
    data = WHOLE.encode()
    records = read_text(tmp_path, remark42.read, gzip.compress(data) if pack else data)
    assert of(ArchiveStory, records) == [ArchiveStory(URL, URL, "The new ferry", is_closed=True)]
    rafa, bo = of(ArchiveReader, records)
    assert (rafa.key, rafa.role, rafa.is_banned) == ("email_rafa", "reader", False)
    assert (bo.key, bo.role, bo.is_banned) == ("github_bo", "admin", True)
    first, second, third = of(ArchiveComment, records)
    assert (first.text, first.markup, first.parent) == ("Who *pays*?", "markdown", None)
    assert (first.ups, first.downs, first.score) == (2, 1, 1)
    assert first.said == datetime(2020, 1, 3, 9, 0, 0, 123456, tzinfo=UTC)
    assert (second.markup, second.parent, second.is_pinned) == ("html", "c1", True)
    assert second.edited == datetime(2020, 1, 4, tzinfo=UTC)
    assert (third.state, third.said, third.ups) == ("removed", None, None)
    assert of(ArchiveVote, records) == [
        ArchiveVote("c1", "github_bo", 1),
        ArchiveVote("c1", "email_x", 1),
        ArchiveVote("c1", "email_y", -1),
    ]


def test_a_bad_line_is_rejected_in_its_place(tmp_path: Path) -> None:
    rejected = of(Rejected, read_text(tmp_path, remark42.read, WHOLE))
    assert [record.place for record in rejected] == ["line 5", "line 6", "line 7"]


def test_it_does_without_the_line_of_meta_data(tmp_path: Path) -> None:
    records = read_text(tmp_path, remark42.read, backup(line()))
    assert [comment.key for comment in of(ArchiveComment, records)] == ["c1"]


def test_no_hash_of_a_network_address_is_taken_over(tmp_path: Path) -> None:
    assert "f00ba4" not in repr(read_text(tmp_path, remark42.read, WHOLE))


@pytest.mark.parametrize("data", [b"", b"{}\n", gzip.compress(WHOLE.encode())[:-40]])
def test_another_or_a_damaged_file_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(BrokenArchive):
        read_text(tmp_path, remark42.read, data)


def test_a_block_that_ends_is_told_with_its_end(tmp_path: Path) -> None:
    (reader,) = of(
        ArchiveReader,
        read_text(tmp_path, remark42.read, backup(META, line(user={"id": "github_bo"}))),
    )
    assert reader.is_banned
    assert reader.banned_until == datetime(2120, 1, 1, tzinfo=UTC)


def test_what_was_typed_comes_without_the_escapes_that_remark42_keeps(tmp_path: Path) -> None:
    kept = (
        "&gt; Tom &amp; I don&#39;t\n\n`if a &lt; b &amp;&amp; c`, 1 &lt; 2\n"
        "https://x.example/?a=1&amp;b=2"
    )
    name = "Tom &amp; &#34;Eva&#34;"
    text = backup(META, line(orig=kept, user={"id": "u", "name": name}))
    records = read_text(tmp_path, remark42.read, text)
    (comment,) = of(ArchiveComment, records)
    assert comment.text == (
        "> Tom & I don't\n\n`if a < b && c`, 1 &lt; 2\nhttps://x.example/?a=1&b=2"
    )
    assert comment.author_name == 'Tom & "Eva"'
    assert [reader.name for reader in of(ArchiveReader, records)] == ['Tom & "Eva"']


def test_an_address_that_a_reader_confirmed_is_told(tmp_path: Path) -> None:
    details = {"user_id": "email_rafa", "email": "rafa@example.org"}
    users = [{"id": "email_rafa", "blocked": {"status": False}, "details": details}]
    text = backup({"version": 1, "users": users, "posts": []}, line())
    (reader,) = of(ArchiveReader, read_text(tmp_path, remark42.read, text))
    assert (reader.email, reader.is_banned) == ("rafa@example.org", False)


def test_those_who_were_erased_are_nobody(tmp_path: Path) -> None:
    erased = line(user={"id": "deleted", "name": "deleted"}, delete=True, text="", orig="")
    records = read_text(tmp_path, remark42.read, backup(META, erased))
    assert of(ArchiveReader, records) == []
    assert [each.author for each in of(ArchiveComment, records)] == [None]


def test_bytes_that_are_no_text_cost_themselves_alone(tmp_path: Path) -> None:
    data = backup(META, line(orig="Fr\u00e4nkisch?")).encode()
    data = data.replace(b"Fr\\u00e4", b"Fr\xe4")
    (comment,) = of(ArchiveComment, read_text(tmp_path, remark42.read, data))
    assert comment.text == "Fr\ufffdnkisch?"


def test_a_headline_is_that_of_the_first_comment_that_has_one(tmp_path: Path) -> None:
    lines = (line(title=""), line(id="c2"), line(id="c3"))
    stories = of(ArchiveStory, read_text(tmp_path, remark42.read, backup(META, *lines)))
    assert [story.title for story in stories] == [None, "The new ferry"]


def test_what_came_from_commento_answers_nothing(tmp_path: Path) -> None:
    """Remark42 took over Commento's word for it as the id of a comment."""
    (comment,) = of(
        ArchiveComment, read_text(tmp_path, remark42.read, backup(META, line(pid="root")))
    )
    assert comment.parent is None
