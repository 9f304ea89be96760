"""Reads Isso: its SQLite database, or the generic JSON that Isso itself imports.

Promises: the database is opened for reading only and left as it is; times are in UTC.
Never: takes over network addresses; who voted can't be known (Isso keeps a Bloom filter).

Source: Isso's isso/db/comments.py, isso/db/threads.py (user_version 5) and the generic format of
isso/migrate.py, as ../shared/reference/formats.md, "Isso", lists them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from hashlib import sha256
from typing import Any

from comity.interchange import fields, jsonstream
from comity.interchange.records import (
    ArchiveComment,
    ArchiveStory,
    BrokenArchive,
    Record,
    Rejected,
    State,
)
from comity.interchange.source import Source

_MODES: dict[int, State] = {1: "published", 2: "held", 4: "removed"}
_SQLITE = b"SQLite format 3\x00"


def read(source: Source) -> Iterator[Record]:
    """The records of a database or a JSON file. Raises BrokenArchive for what is neither."""
    with source.path.open("rb") as head:
        is_database = head.read(len(_SQLITE)) == _SQLITE
    yield from _database(source) if is_database else _generic(source)


def _database(source: Source) -> Iterator[Record]:
    address = f"{source.path.resolve().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            connection.text_factory = _text
            for row in connection.execute("SELECT id, uri, title FROM threads ORDER BY id"):
                yield ArchiveStory(
                    str(row["id"]), row["uri"], fields.unescaped(row["title"]) or None
                )
            rows = connection.execute(
                "SELECT comments.*, threads.id AS thread FROM comments"
                " LEFT JOIN threads ON threads.id = tid ORDER BY comments.id"
            )
            for row in rows:
                yield _row(dict(row))
    except sqlite3.Error as error:
        raise BrokenArchive("the whole file", f"It is no database of Isso ({error}).") from error


def _text(stored: bytes) -> str:
    return stored.decode(errors="replace")


def _row(row: Mapping[str, Any]) -> Record:
    place = f"comments.id {row.get('id')}"
    state = _MODES.get(row.get("mode") or 0)
    if row.get("thread") is None:
        return Rejected(place, f"Its thread, {row.get('tid')}, is not in the database.")
    if state is None:
        return Rejected(place, f"Its mode, {row.get('mode')}, is not known.")
    created, modified = row.get("created"), row.get("modified")
    said, edited = fields.moment(created), fields.moment(modified)
    return ArchiveComment(
        key=str(row["id"]),
        story=str(row["thread"]),
        text=fields.body(row, "text"),
        markup="markdown",
        state=state,
        parent=fields.text(row, "parent"),
        # Isso keeps what it shows: "Tom &amp; Eva".
        author_name=fields.unescaped(fields.text(row, "author")),
        author_email=fields.text(row, "email"),
        author_website=fields.unescaped(fields.text(row, "website")),
        said=said,
        edited=edited,
        ups=fields.number(row, "likes"),
        downs=fields.number(row, "dislikes"),
        unread=fields.unread((created, said), (modified, edited)),
    )


def _generic(source: Source) -> Iterator[Record]:
    seen = False
    with source.open() as stream:
        for item in jsonstream.items(stream, frozenset({()})):
            if not isinstance(item.value, Mapping) or item.index is None:
                raise BrokenArchive(item.place, "It is no list of threads as Isso imports them.")
            seen = True
            try:
                yield from _thread(item.value, item.place)
            except fields.BadField as error:
                yield Rejected(item.place, str(error))
    if not seen:
        raise BrokenArchive("the whole file", "It holds no thread.")


def _thread(thread: Mapping[str, Any], place: str) -> Iterator[Record]:
    key = fields.needed(thread, "id")
    yield ArchiveStory(key, key, fields.unescaped(fields.text(thread, "title")))
    # The format promises that ids differ within a thread alone.
    thread_id = sha256(key.encode()).hexdigest()[:16]
    taken: set[str] = set()
    comments = thread.get("comments")
    for index, comment in enumerate(comments if isinstance(comments, list) else []):
        spot = f"{place}.comments[{index}]"
        if not isinstance(comment, Mapping):
            yield Rejected(spot, "It is no comment.")
            continue
        told = fields.text(comment, "id")
        # Where there is no id of its own, the place in the thread is one.
        own = told if told is not None and told not in taken else f"[{index}]"
        taken.add(own)
        # Isso's own importer knows neither, but what dumps its database to this format has both.
        parent, mode = fields.text(comment, "parent"), fields.number(comment, "mode")
        created = comment.get("created")
        said = fields.moment(created)
        yield ArchiveComment(
            key=f"{thread_id}-{own}",
            story=key,
            text=fields.body(comment, "text"),
            markup="markdown",
            state=_MODES.get(mode or 1, "held"),
            parent=f"{thread_id}-{parent}" if parent is not None else None,
            author_name=fields.unescaped(fields.text(comment, "author")),
            author_email=fields.text(comment, "email"),
            author_website=fields.unescaped(fields.text(comment, "website")),
            said=said,
            unread=fields.unread((created, said)),
        )
