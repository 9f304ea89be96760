"""An archive's comments as they come out of the spool: in the order in which they are written."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from comity.interchange.records import ArchiveComment, ArchiveReader

_IN_ORDER = """
SELECT places.key, target, words.body, readers.body FROM places
CROSS JOIN words ON words.seq = places.seq
LEFT JOIN readers ON readers.key = places.author
WHERE target IS NOT NULL ORDER BY target, due, level, places.seq LIMIT -1 OFFSET ?
"""
_VOTES = """
SELECT comment, reader, value FROM votes
WHERE comment IN (SELECT value FROM json_each(?)) ORDER BY rowid
"""

Votes = tuple[tuple[str, int], ...]
"""Who voted, by their ids in the archive, and how: 1 or -1."""

_as_comment = msgspec.msgpack.Decoder(ArchiveComment).decode
_as_reader = msgspec.msgpack.Decoder(ArchiveReader).decode


class Spooled(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A comment as it comes out: packed, with its author, the votes on it, and its target."""

    target: int
    comment: bytes
    author: bytes | None = None
    votes: Votes = ()

    def unpacked(self) -> tuple[ArchiveComment, ArchiveReader | None]:
        """Return the comment, and its author where the archive knows more of them."""
        author = None if self.author is None else _as_reader(self.author)
        return _as_comment(self.comment), author


def batches(sql: sqlite3.Connection, size: int, *, after: int = 0) -> Iterator[list[Spooled]]:
    """Return a spool's comments: story by story, in time, and each after the one it answers.

    after: how many of them are left out, from the beginning.
    """
    voted = bool(sql.execute("SELECT EXISTS (SELECT 1 FROM votes)").fetchone()[0])
    rows = sql.execute(_IN_ORDER, (after,))
    while some := rows.fetchmany(size):
        votes = _votes(sql, [row[0] for row in some]) if voted else {}
        yield [
            Spooled(target, comment, author, votes.get(key, ()))
            for key, target, comment, author in some
        ]


def _votes(sql: sqlite3.Connection, comments: Sequence[str]) -> dict[str, Votes]:
    found: defaultdict[str, Votes] = defaultdict(tuple)
    for comment, reader, value in sql.execute(_VOTES, (msgspec.json.encode(comments).decode(),)):
        found[comment] += ((reader, value),)
    return found
