"""Isso's database and its generic JSON are read."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from comity.interchange import isso
from comity.interchange.records import ArchiveComment, ArchiveStory, BrokenArchive, Rejected
from comity.interchange.source import Source
from comity.interchange.tests.archives import of, read_text

SCHEMA = """
CREATE TABLE preferences (key VARCHAR PRIMARY KEY, value VARCHAR);
CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE, title VARCHAR(256));
CREATE TABLE comments (tid REFERENCES threads(id), id INTEGER PRIMARY KEY, parent INTEGER,
  created FLOAT NOT NULL, modified FLOAT, mode INTEGER, remote_addr VARCHAR, text VARCHAR,
  author VARCHAR, email VARCHAR, website VARCHAR, likes INTEGER DEFAULT 0,
  dislikes INTEGER DEFAULT 0, voters BLOB NOT NULL, notification INTEGER DEFAULT 0);
PRAGMA user_version = 5;
INSERT INTO threads VALUES (1, '/ferry/', 'The new ferry');
INSERT INTO comments VALUES (1, 1, NULL, 1578045600.5, NULL, 1, '192.0.2.0', 'Who *pays*?', 'Rafa',
  'rafa@example.org', NULL, 3, 1, x'00', 0);
INSERT INTO comments VALUES (1, 2, 1, 1578045700, 1578045800, 2, '', 'We do.', NULL, NULL, '', 0, 0,
  x'00', 0);
INSERT INTO comments VALUES (1, 3, 1, 1578045900, NULL, 4, '', '', NULL, NULL, NULL, 0, 0,
  x'00', 0);
INSERT INTO comments VALUES (9, 4, NULL, 1578045900, NULL, 1, '', 'x', NULL, NULL, NULL, 0, 0,
  x'00', 0);
INSERT INTO comments VALUES (1, 5, NULL, 1578045900, NULL, 7, '', 'x', NULL, NULL, NULL, 0, 0,
  x'00', 0);
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "comments.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(SCHEMA)
    return path


def test_it_reads_the_database(database: Path) -> None:
    records = list(isso.read(Source(database)))
    assert of(ArchiveStory, records) == [ArchiveStory("1", "/ferry/", "The new ferry")]
    first, second, third = of(ArchiveComment, records)
    assert (first.text, first.markup, first.ups, first.downs) == ("Who *pays*?", "markdown", 3, 1)
    assert first.said == datetime(2020, 1, 3, 10, 0, 0, 500_000, tzinfo=UTC)
    assert (second.parent, second.state, second.author_website) == ("1", "held", None)
    assert second.edited == datetime(2020, 1, 3, 10, 3, 20, tzinfo=UTC)
    assert (third.state, third.text) == ("removed", "")


def test_a_comment_without_thread_or_with_an_unknown_mode_is_rejected(database: Path) -> None:
    rejected = of(Rejected, list(isso.read(Source(database))))
    assert [record.place for record in rejected] == ["comments.id 4", "comments.id 5"]


def test_it_leaves_the_database_as_it_was(database: Path) -> None:
    before = database.read_bytes()
    list(isso.read(Source(database)))
    assert database.read_bytes() == before
    assert sorted(path.name for path in database.parent.iterdir()) == ["comments.db"]


def test_another_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (a)")
        connection.commit()
    with pytest.raises(BrokenArchive, match="Isso"):
        list(isso.read(Source(path)))


def test_it_reads_the_generic_json(tmp_path: Path) -> None:
    thread = {
        "id": "/ferry/",
        "title": "The new ferry",
        "comments": [
            {"id": 5, "author": "Rafa", "created": "2020-01-03 10:00:00", "text": "Who pays?"},
            {"author": "Bo", "text": "We do."},
            "no comment",
        ],
    }
    records = read_text(tmp_path, isso.read, json.dumps([thread, {"title": "no id"}]))
    first, second = of(ArchiveComment, records)
    assert (first.story, first.author_name) == ("/ferry/", "Rafa")
    assert first.said is not None
    assert first.key.endswith("-5")
    assert second.key.endswith("-[1]")
    places = [record.place for record in of(Rejected, records)]
    assert places == ["list[0].comments[2]", "list[1]"]


def test_the_same_ids_in_two_threads_are_two_comments(tmp_path: Path) -> None:
    """Isso's own test file has the id 0 in each of its threads, and Isso imports all of them."""
    threads = [
        {"id": "/ferry/", "comments": [{"id": 0, "text": "Who pays?"}, {"id": 0, "text": "We."}]},
        {"id": "/pier/", "comments": [{"id": 0, "text": "When?"}]},
    ]
    comments = of(ArchiveComment, read_text(tmp_path, isso.read, json.dumps(threads)))
    assert [each.text for each in comments] == ["Who pays?", "We.", "When?"]
    assert len({each.key for each in comments}) == 3


def test_names_come_without_the_escapes_that_isso_keeps(tmp_path: Path) -> None:
    threads = [{"id": "/", "comments": [{"id": 1, "author": "Tom &amp; Eva &lt;3", "text": "We."}]}]
    (comment,) = of(ArchiveComment, read_text(tmp_path, isso.read, json.dumps(threads)))
    assert comment.author_name == "Tom & Eva <3"


def test_letters_that_are_no_utf_8_are_no_reason_to_refuse_a_database(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE comments SET author = CAST(x'4672e4' AS TEXT) WHERE id = 1")
        connection.commit()
    first, *_others = of(ArchiveComment, list(isso.read(Source(database))))
    assert first.author_name == "Fr\ufffd"


@pytest.mark.parametrize("text", ["", "{}", "[", '[{"id": 1}', "[1]", "[] []"])
def test_other_json_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(BrokenArchive):
        read_text(tmp_path, isso.read, text)


def test_a_dump_that_tells_more_than_isso_imports_is_heard(tmp_path: Path) -> None:
    comments = [
        {"id": 1, "text": "Who pays?", "mode": 1, "parent": None},
        {"id": 2, "text": "We.", "mode": 2, "parent": 1},
        {"id": 3, "text": "", "mode": 4},
    ]
    threads = [{"id": "/ferry/", "comments": comments}]
    first, second, third = of(ArchiveComment, read_text(tmp_path, isso.read, json.dumps(threads)))
    assert (first.parent, first.state) == (None, "published")
    assert (second.parent, second.state, third.state) == (first.key, "held", "removed")
