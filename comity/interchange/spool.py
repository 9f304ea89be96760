"""An archive laid out on disk before anything is written: whole, and parents before answers.

An archive may break at its last line, tell comments before their stories, and answers before
what they answer; a million comments must not fill the memory. So all records go to a file of
SQLite's first, which is gone with the process.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Self

import msgspec

from comity.interchange.guests import known_guest
from comity.interchange.records import (
    ArchiveComment,
    ArchiveReader,
    ArchiveStory,
    ArchiveVote,
    Record,
    Rejected,
)

_SCHEMA = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000;
CREATE TABLE stories(key TEXT PRIMARY KEY, target INT, body BLOB);
CREATE TABLE targets(id INTEGER PRIMARY KEY, name TEXT UNIQUE);
CREATE TABLE readers(key TEXT PRIMARY KEY, body BLOB);
CREATE TABLE votes(comment TEXT, reader TEXT, value INT);
CREATE TABLE words(seq INTEGER PRIMARY KEY, body BLOB);
CREATE TABLE places(seq INTEGER PRIMARY KEY, key TEXT UNIQUE, story TEXT, parent TEXT, due REAL,
  level INT, target INT);
CREATE TABLE step(seq INTEGER PRIMARY KEY, due REAL);
"""
_ROOTS = """
UPDATE places SET level = 0 WHERE parent IS NULL
"""
_STEP = """
INSERT INTO step SELECT answer.seq, max(answer.due, asked.due)
FROM places AS asked INDEXED BY by_level CROSS JOIN places AS answer INDEXED BY by_parent
WHERE asked.level = ? AND answer.parent = asked.key AND answer.level IS NULL
"""
_ANSWERS = """
UPDATE places SET level = ?, due = (SELECT due FROM step WHERE step.seq = places.seq)
WHERE seq IN (SELECT seq FROM step)
"""
_FLUSH = 2000


@dataclass(frozen=True, slots=True)
class Spooled:
    """A comment as it comes out, with its place among the targets and the votes on it."""

    target: int
    comment: ArchiveComment
    votes: tuple[tuple[str, int], ...]


class Spool:
    """Takes records in any order; gives them back story by story. Use it as a context.

    `name_of(story)` says which stories are one: the name is their address where they have one.
    `zone` is the one of moments that name none.
    """

    def __init__(self, name_of: Callable[[ArchiveStory], str], zone: tzinfo) -> None:
        self._name_of, self._zone = name_of, zone
        self._folder = tempfile.TemporaryDirectory(prefix="comity-import-")
        path = Path(self._folder.name) / "spool.sqlite3"
        self._sql = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._sql.executescript(_SCHEMA)
        self._sql.execute("BEGIN")
        self._pack, self._seq, self._has_votes = msgspec.msgpack.Encoder().encode, 0, False
        self._guests: set[str] = set()
        self._words: list[tuple[int, bytes]] = []
        self._places: list[tuple[int, str, str, str | None, float]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._sql.close()
        self._folder.cleanup()

    def take(self, records: Iterator[Record]) -> Iterator[Rejected]:
        """Keep an archive's records; yield what can't be brought over, as it comes."""
        for record in records:
            if isinstance(record, ArchiveComment):
                comment, guest = known_guest(record)
                if guest is not None:
                    self._guest(guest)
                self._comment(comment)
            elif isinstance(record, ArchiveStory) and record.is_deleted:
                yield Rejected(f"story {record.key}", "It was deleted there, and stays behind.")
            elif isinstance(record, ArchiveStory):
                self._story(record)
            elif isinstance(record, ArchiveReader):
                row = (record.key, self._pack(record))
                self._sql.execute("INSERT OR REPLACE INTO readers VALUES (?, ?)", row)
            elif isinstance(record, ArchiveVote):
                self._has_votes = True
                vote = (record.comment, record.reader, record.value)
                self._sql.execute("INSERT INTO votes VALUES (?, ?, ?)", vote)
            else:
                yield record

    def _story(self, story: ArchiveStory) -> None:
        name = self._name_of(story)
        self._sql.execute("INSERT OR IGNORE INTO targets(name) VALUES (?)", (name,))
        row = (story.key, name, self._pack(story))
        self._sql.execute(
            "INSERT OR IGNORE INTO stories VALUES (?, (SELECT id FROM targets WHERE name = ?), ?)",
            row,
        )

    def _guest(self, guest: ArchiveReader) -> None:
        if guest.key not in self._guests:
            self._guests.add(guest.key)
            row = (guest.key, self._pack(guest))
            self._sql.execute("INSERT OR IGNORE INTO readers VALUES (?, ?)", row)

    def _comment(self, comment: ArchiveComment) -> None:
        self._seq += 1
        due = self._aware(comment.said).timestamp() if comment.said else 0.0
        self._words.append((self._seq, self._pack(comment)))
        self._places.append((self._seq, comment.key, comment.story, comment.parent, due))
        if len(self._words) >= _FLUSH:
            self._flush()

    def _flush(self) -> None:
        self._sql.executemany("INSERT INTO words VALUES (?, ?)", self._words)
        self._sql.executemany(
            "INSERT OR IGNORE INTO places(seq, key, story, parent, due) VALUES (?, ?, ?, ?, ?)",
            self._places,
        )
        self._words.clear()
        self._places.clear()

    def _aware(self, moment: datetime) -> datetime:
        return moment if moment.tzinfo else moment.replace(tzinfo=self._zone)

    def settle(self) -> Iterator[Rejected]:
        """Put everything in order once all is taken; yield what has no place."""
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
        level = 0
        while sql.execute(_STEP, (level,)).rowcount > 0:
            level += 1
            sql.execute(_ANSWERS, (level,))
            sql.execute("DELETE FROM step")
        sql.execute("CREATE INDEX in_order ON places(target, due, level, seq)")

    def _twins(self) -> Iterator[Rejected]:
        twins = self._sql.execute(
            "SELECT body FROM words WHERE seq NOT IN (SELECT seq FROM places) ORDER BY seq"
        )
        for (body,) in twins:
            key = msgspec.msgpack.decode(body, type=ArchiveComment).key
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
        return [msgspec.msgpack.decode(body, type=ArchiveStory) for (body,) in rows]

    def readers(self) -> Iterator[ArchiveReader]:
        """Return the archive's readers."""
        for (body,) in self._sql.execute("SELECT body FROM readers ORDER BY rowid"):
            yield msgspec.msgpack.decode(body, type=ArchiveReader)

    def readers_of(self, keys: Iterable[str]) -> dict[str, ArchiveReader]:
        """Return the archive's readers by their keys; who is not there is left out."""
        decode = msgspec.msgpack.Decoder(ArchiveReader).decode
        sql = "SELECT key, body FROM readers WHERE key IN (SELECT value FROM json_each(?))"
        rows = self._sql.execute(sql, (msgspec.json.encode(list(keys)).decode(),))
        return {key: decode(body) for key, body in rows}

    def comments(self) -> Iterator[Spooled]:
        """Return the comments: story by story, in time, and each after the one it answers."""
        decode = msgspec.msgpack.Decoder(ArchiveComment).decode
        rows = self._sql.execute(
            "SELECT target, body FROM places CROSS JOIN words ON words.seq = places.seq"
            " WHERE target IS NOT NULL ORDER BY target, due, level, places.seq"
        )
        for target, body in rows:
            comment = decode(body)
            yield Spooled(target, comment, self._votes(comment.key))

    def _votes(self, comment: str) -> tuple[tuple[str, int], ...]:
        if not self._has_votes:
            return ()
        sql = "SELECT reader, value FROM votes WHERE comment = ?"
        return tuple(self._sql.execute(sql, (comment,)))

    def _figure(self, sql: str) -> int:
        return int(self._sql.execute(sql).fetchone()[0])
