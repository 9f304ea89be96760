"""The exports of Artalk and Waline are read."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from comity.interchange import artrans, waline
from comity.interchange.records import (
    ArchiveComment,
    ArchiveReader,
    ArchiveStory,
    BrokenArchive,
    Record,
    Rejected,
)
from comity.interchange.tests.archives import of, read_text

MOMENT = datetime(2020, 1, 3, 10, tzinfo=UTC)


def artalk(**changes: Any) -> dict[str, Any]:
    return {
        "id": "5",
        "rid": "0",
        "content": "Who *pays*?",
        "ua": "Browser/1.0",
        "ip": "192.0.2.1",
        "is_pending": "false",
        "is_pinned": "true",
        "vote_up": "3",
        "vote_down": "1",
        "created_at": "2020-01-03 18:00:00 +0800",
        "updated_at": "2020-02-03 18:00:00 +0800",
        "nick": "Rafa",
        "badge_name": "Author",
        "email": "rafa@example.org",
        "link": "https://rafa.example",
        "password": "secret",
        "page_key": "/ferry",
        "page_title": "The new ferry",
        "page_admin_only": "false",
        "site_name": "Gazette",
        "site_urls": "https://gazette.example/,https://www.gazette.example/",
        **changes,
    }


def test_it_reads_artrans_with_text_or_real_values(tmp_path: Path) -> None:
    newer = artalk(id=6, rid=5, is_pending=True, is_pinned=False, vote_up=0, vote_down=0)
    records = read_text(tmp_path, artrans.read, json.dumps([artalk(), newer, artalk(id=""), []]))
    (story,) = of(ArchiveStory, records)
    assert (story.address, story.is_closed) == ("https://gazette.example/ferry", False)
    first, second, third = of(ArchiveComment, records)
    assert (first.said, first.edited, first.ups, first.downs) == (MOMENT, None, 3, 1)
    assert (first.parent, first.is_pinned, first.state) == (None, True, "published")
    assert first.author_label == "Author"
    assert (second.key, second.parent, second.state, second.ups) == ("6", "5", "held", 0)
    assert third.key == "list[2]"
    assert [record.place for record in of(Rejected, records)] == ["list[3]"]
    assert not any(word in repr(records) for word in ("192.0.2.1", "secret", "Browser"))


@pytest.mark.parametrize(
    "written",
    [
        "2020-01-03 18:00:00 +0800 +0800",
        "2020-01-03 18:00:00 +0800 CST",
        "2020-01-03 18:00:00.123456789 +0800 +08 m=+0.000000001",
        "2020-01-03 10:00:00 +0000 UTC",
        "Fri Jan 03 2020 18:00:00 GMT+0800 (China Standard Time)",
    ],
)
def test_it_reads_moments_as_go_and_javascript_write_them(tmp_path: Path, written: str) -> None:
    text = json.dumps([artalk(created_at=written)])
    (comment,) = of(ArchiveComment, read_text(tmp_path, artrans.read, text))
    assert comment.said is not None
    assert comment.said.replace(microsecond=0) == MOMENT
    assert comment.unread == ()


def test_it_reads_moments_as_leancloud_writes_them(tmp_path: Path) -> None:
    comment = {
        "objectId": "a1",
        "comment": "We.",
        "url": "/ferry",
        "insertedAt": {"__type": "Date", "iso": "2020-01-03T10:00:00.000Z"},
    }
    export = {"type": "waline", "version": 1, "data": {"Comment": [comment]}}
    (found,) = of(ArchiveComment, read_text(tmp_path, waline.read, json.dumps(export)))
    assert found.said == MOMENT


def test_it_reads_the_tables_that_leancloud_exports(tmp_path: Path) -> None:
    """Many who run Waline keep it there, and get a file for each table, named Comment.0.jsonl."""

    def table(name: str, *rows: object) -> list[Record]:
        header = "#filetype:JSON-streaming " + json.dumps({"type": "Class", "class": name})
        text = "\n".join([header, *map(json.dumps, rows)])
        return read_text(tmp_path, waline.read, text)

    told = {"__type": "Date", "iso": "2020-01-03T10:00:00.000Z"}
    row = {"objectId": "a1", "comment": "We.", "url": "/ferry", "insertedAt": told, "ACL": {}}
    records = table("Comment", row, {"objectId": "a2"})
    (comment,) = of(ArchiveComment, records)
    assert (comment.story, comment.said) == ("/ferry", MOMENT)
    assert [each.place for each in of(Rejected, records)] == ["line 3"]
    user = {"objectId": "u1", "display_name": "Rafa", "password": "secret"}
    assert table("Users", user) == [ArchiveReader("u1", "Rafa")]
    assert table("Counter", {"objectId": "x", "url": "/ferry", "time": 5}) == []
    with pytest.raises(BrokenArchive):
        read_text(tmp_path, waline.read, "#filetype:JSON-streaming {}")


def test_it_reads_waline(tmp_path: Path) -> None:
    comment = {
        "objectId": "a1",
        "nick": "Rafa",
        "mail": "rafa@example.org",
        "link": "",
        "ip": "192.0.2.1",
        "ua": "Browser/1.0",
        "comment": "Who *pays*?",
        "url": "/ferry",
        "sticky": 1,
        "status": "approved",
        "like": 4,
        "user_id": "u1",
        "insertedAt": "2020-01-03T10:00:00.000Z",
    }
    user = {
        "objectId": "u1",
        "display_name": "Rafa",
        "password": "secret",
        "2fa": "secret",
        "type": "administrator",
    }
    data = {
        "Comment": [
            comment,
            {**comment, "objectId": "a2", "pid": "a1", "rid": "a1", "status": "waiting"},
            {**comment, "objectId": "a3", "status": "odd"},
        ],
        "Counter": [{"url": "/ferry", "time": 5}],
        "Users": [user],
    }
    export = {"type": "waline", "version": 1, "time": 1, "tables": list(data), "data": data}
    records = read_text(tmp_path, waline.read, json.dumps(export))
    assert of(ArchiveStory, records) == [ArchiveStory("/ferry", "/ferry")]
    first, second = of(ArchiveComment, records)
    assert (first.said, first.ups, first.is_pinned, first.author) == (MOMENT, 4, True, "u1")
    assert first.author_website is None
    assert (second.parent, second.state) == ("a1", "held")
    assert of(ArchiveReader, records) == [ArchiveReader("u1", "Rafa", role="admin")]
    assert [record.place for record in of(Rejected, records)] == ["data.Comment[2]"]
    assert not any(word in repr(records) for word in ("192.0.2.1", "secret", "Browser"))


def test_it_reads_what_the_server_of_waline_answers(tmp_path: Path) -> None:
    comment = {"objectId": 1, "comment": "We.", "url": "/ferry", "status": "", "like": None}
    export = {"type": "waline", "version": 1, "data": {"Comment": [comment], "Users": []}}
    answer = json.dumps({"errno": 0, "errmsg": "", "data": export})
    (found,) = of(ArchiveComment, read_text(tmp_path, waline.read, answer))
    assert (found.key, found.state, found.ups) == ("1", "published", None)


@pytest.mark.parametrize("text", ["", "{}", '{"data": {"Comment": []}}', "no json", "[" * 100_000])
def test_other_files_are_refused(tmp_path: Path, text: str) -> None:
    for reader in (artrans.read, waline.read):
        with pytest.raises(BrokenArchive):
            read_text(tmp_path, reader, text)
