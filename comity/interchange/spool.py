"""An archive laid out on disk before anything is written: whole, and parents before answers.

An archive may break at its last line, tell comments before their stories, and answers before
what they answer; a million comments must not fill the memory. So all records go to a file of
SQLite's first, which is gone with the process; `spooled` reads it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import tzinfo
from itertools import groupby
from operator import itemgetter
from typing import Self

import msgspec

from comity.interchange import alterations
from comity.interchange.guests import known_guest
from comity.interchange.records import (
    Altered,
    ArchiveComment,
    ArchiveQuestion,
    ArchiveReader,
    ArchiveStory,
    ArchiveVote,
    Finding,
    Record,
    Rejected,
)
from comity.interchange.worktable import Worktable

_SCHEMA = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000;
CREATE TABLE stories(key TEXT PRIMARY KEY, target INT, body BLOB);
CREATE TABLE targets(id INTEGER PRIMARY KEY, name TEXT UNIQUE);
CREATE TABLE readers(key TEXT PRIMARY KEY, body BLOB);
CREATE TABLE questions(story TEXT, body BLOB);
CREATE TABLE votes(comment TEXT, reader TEXT, value INT);
CREATE TABLE words(seq INTEGER PRIMARY KEY, body BLOB);
CREATE TABLE places(seq INTEGER PRIMARY KEY, key TEXT UNIQUE, story TEXT, parent TEXT, due REAL,
  author TEXT, level INT, target INT);
CREATE TABLE step(seq INTEGER PRIMARY KEY, due REAL);
"""
_STORY = """
INSERT INTO stories VALUES (?, (SELECT id FROM targets WHERE name = ?), ?)
ON CONFLICT(key) DO UPDATE SET body = excluded.body WHERE ?
"""
_ROOTS = """
UPDATE places SET level = 0 WHERE parent IS NULL
"""
_STEP = """
INSERT INTO step SELECT answer.seq, max(answer.due, asked.due)
FROM places AS asked INDEXED BY by_level CROSS JOIN places AS answer INDEXED BY by_parent
WHERE asked.level = ? AND answer.parent = asked.key AND answer.target = asked.target
  AND answer.level IS NULL
"""
_ANSWERS = """
UPDATE places SET level = ?, due = (SELECT due FROM step WHERE step.seq = places.seq)
WHERE seq IN (SELECT seq FROM step)
"""
_ORPHANS = """
SELECT seq, key, parent FROM places INDEXED BY by_level
WHERE level IS NULL AND target IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM places AS asked WHERE asked.key = places.parent AND asked.target = places.target
) ORDER BY seq
"""
_CIRCLING = """
SELECT key, parent FROM places INDEXED BY by_level
WHERE level IS NULL AND target IS NOT NULL ORDER BY due, seq
"""
_FLUSH = 2000

_pack = msgspec.msgpack.Encoder().encode
_as_comment = msgspec.msgpack.Decoder(ArchiveComment).decode
_as_reader = msgspec.msgpack.Decoder(ArchiveReader).decode
_as_question = msgspec.msgpack.Decoder(ArchiveQuestion).decode
_as_story = msgspec.msgpack.Decoder(ArchiveStory).decode


class Spool:
    """Takes records in any order; gives them back story by story. Use it as a context.

    `name_of(story)` says which stories are one: the name is their address where they have one.
    `zone` is the one of moments that name none. `path`: the file, to read once all is settled.
    """

    def __init__(self, name_of: Callable[[ArchiveStory], str], zone: tzinfo) -> None:
        self._name_of, self._zone = name_of, zone
        self._table = Worktable()
        self.path = self._table.path / "spool.sqlite3"
        self._sql = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        self._sql.executescript(_SCHEMA)
        self._sql.execute("BEGIN")
        self._seq = 0
        self._guests: set[str] = set()
        self._words: list[tuple[int, bytes]] = []
        self._places: list[tuple[int, str, str, str | None, float, str | None]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._sql.close()
        self._table.close()

    def take(self, records: Iterator[Record]) -> Iterator[Finding]:
        """Keep an archive's records; yield what can't come, or comes altered, as it is read."""
        for record in records:
            if isinstance(record, ArchiveComment):
                yield from alterations.of_comment(record)
                comment, guest = known_guest(record)
                if guest is not None:
                    self._guest(guest)
                self._comment(comment)
            elif isinstance(record, ArchiveStory) and record.is_deleted:
                yield Rejected(f"story {record.key}", "It was deleted there, and stays behind.")
            elif isinstance(record, ArchiveStory):
                yield from alterations.of_story(record)
                self._story(record)
            elif isinstance(record, ArchiveReader):
                yield from alterations.of_reader(record)
                row = (record.key, _pack(record))
                self._sql.execute("INSERT OR REPLACE INTO readers VALUES (?, ?)", row)
            elif isinstance(record, ArchiveVote):
                vote = (record.comment, record.reader, record.value)
                self._sql.execute("INSERT INTO votes VALUES (?, ?, ?)", vote)
            elif isinstance(record, ArchiveQuestion):
                asked = (record.story, _pack(record))
                self._sql.execute("INSERT INTO questions VALUES (?, ?)", asked)
            else:
                yield record

    def _story(self, story: ArchiveStory) -> None:
        name = self._name_of(story)
        self._sql.execute("INSERT OR IGNORE INTO targets(name) VALUES (?)", (name,))
        # An archive may come to know a headline later on.
        self._sql.execute(_STORY, (story.key, name, _pack(story), bool(story.title)))

    def _guest(self, guest: ArchiveReader) -> None:
        if guest.key not in self._guests:
            self._guests.add(guest.key)
            row = (guest.key, _pack(guest))
            self._sql.execute("INSERT OR IGNORE INTO readers VALUES (?, ?)", row)

    def _comment(self, comment: ArchiveComment) -> None:
        self._seq += 1
        said = comment.said
        if said is not None and said.tzinfo is None:
            said = said.replace(tzinfo=self._zone)
        due = said.timestamp() if said else 0.0
        self._words.append((self._seq, _pack(comment)))
        self._places.append(
            (self._seq, comment.key, comment.story, comment.parent, due, comment.author)
        )
        if len(self._words) >= _FLUSH:
            self._flush()

    def _flush(self) -> None:
        self._sql.executemany("INSERT INTO words VALUES (?, ?)", self._words)
        self._sql.executemany(
            "INSERT OR IGNORE INTO places(seq, key, story, parent, due, author)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            self._places,
        )
        self._words.clear()
        self._places.clear()

    def settle(self) -> Iterator[Finding]:
        """Put everything in order once all is taken; yield what has no place, or another one."""
        self._flush()
        sql = self._sql
        yield from self._twins()
        sql.execute("CREATE INDEX votes_of ON votes(comment)")
        sql.execute(
            "UPDATE places SET target = (SELECT target FROM stories WHERE key = places.story)"
        )
        lost = sql.execute("SELECT key, story FROM places WHERE target IS NULL ORDER BY seq")
        for key, story in lost:
            yield Rejected(f"comment {key}", f"Its story, {story}, is not there, or was deleted.")
        sql.execute("CREATE INDEX by_parent ON places(parent)")
        sql.execute("CREATE INDEX by_level ON places(level)")
        sql.execute(_ROOTS)
        self._descend()
        yield from self._orphans()
        yield from self._circles()
        sql.execute("CREATE INDEX in_order ON places(target, due, level, seq)")
        sql.execute("COMMIT")  # from now on others can read it

    def _descend(self) -> None:
        """Go from what stands for itself to all that answers it, level by level."""
        level = 0
        while self._sql.execute(_STEP, (level,)).rowcount > 0:
            level += 1
            self._sql.execute(_ANSWERS, (level,))
            self._sql.execute("DELETE FROM step")

    def _orphans(self) -> Iterator[Altered]:
        """Let stand for itself what answers a comment that is not there, with its answers."""
        orphans = self._sql.execute(_ORPHANS).fetchall()
        if not orphans:
            return
        self._sql.executemany(
            "UPDATE places SET level = 0 WHERE seq = ?", [(each[0],) for each in orphans]
        )
        self._descend()
        for _seq, key, parent in orphans:
            yield alterations.orphan(key, parent)

    def _circles(self) -> Iterator[Altered]:
        """Break the circles of what is left: all of it is in one, or answers what is in one."""
        answered = dict(self._sql.execute(_CIRCLING).fetchall())
        first = alterations.circles(answered)
        if not first:
            return
        self._sql.executemany(
            "UPDATE places SET level = 0 WHERE key = ?", [(each,) for each in first]
        )
        self._descend()
        for key in first:
            yield alterations.in_circle(key, answered[key])

    def _twins(self) -> Iterator[Rejected]:
        twins = self._sql.execute(
            "SELECT body FROM words WHERE seq NOT IN (SELECT seq FROM places) ORDER BY seq"
        )
        for (body,) in twins:
            key = _as_comment(body).key
            yield Rejected(f"comment {key}", "Another comment of this id stands before it.")

    @property
    def count(self) -> int:
        """How many comments there are that have a story."""
        return self._figure("SELECT count(*) FROM places WHERE target IS NOT NULL")

    def figures(self) -> Iterator[tuple[int, int]]:
        """Return each target with how many comments it has, in their order."""
        yield from self._sql.execute(
            "SELECT id, (SELECT count(*) FROM places WHERE target = targets.id) FROM targets"
            " ORDER BY id"
        )

    def stories(self, target: int) -> list[ArchiveStory]:
        """Return the archive's stories that are one story here, in their order; at least one."""
        rows = self._sql.execute(
            "SELECT body FROM stories WHERE target = ? ORDER BY rowid", (target,)
        )
        return [_as_story(body) for (body,) in rows]

    def readers(self) -> Iterator[ArchiveReader]:
        """Return the archive's readers."""
        for (body,) in self._sql.execute("SELECT body FROM readers ORDER BY rowid"):
            yield _as_reader(body)

    def questions(self) -> Iterator[tuple[int, list[ArchiveQuestion]]]:
        """Return what the newsroom asked at words of its stories, by their targets."""
        rows = self._sql.execute(
            "SELECT target, questions.body FROM questions JOIN stories ON stories.key = story"
            " ORDER BY target, questions.rowid"
        )
        for target, asked in groupby(rows, itemgetter(0)):
            yield target, [_as_question(body) for _target, body in asked]

    def _figure(self, sql: str) -> int:
        return int(self._sql.execute(sql).fetchone()[0])
