"""Reads Remark42's backup: a line of meta data, then a comment a line, packed with gzip or not.

Promises: every line on its own, who voted how, blocked readers and closed pages.
Never: takes over the hashes of network addresses.

Source: Remark42's backend/app/migrator/native.go and store/comment.go, as
../shared/reference/formats.md, "Remark42 backup", lists them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from comity.interchange import fields, jsonstream
from comity.interchange.records import (
    ArchiveComment,
    ArchiveReader,
    ArchiveStory,
    ArchiveVote,
    BrokenArchive,
    Record,
    Rejected,
)
from comity.interchange.source import Source

_DELETED = "deleted"
"""Whose comments those became that were erased with their authors."""
_ROOT = "root"
"""What a comment answers that came from Commento, and answers none."""
_CODE = re.compile(r"(```.*?```|`[^`\n]*`)", re.DOTALL)
_ESCAPED = re.compile(r"&(?:amp|gt|quot|#34|#39);")


def read(source: Source) -> Iterator[Record]:
    """The records of a backup. Raises BrokenArchive where no line of it is one of Remark42."""
    backup = _Backup()
    with source.open() as stream:
        for number, value in jsonstream.lines(stream):
            place = f"line {number}"
            if not isinstance(value, dict):
                yield Rejected(place, "It is no record in JSON.")
                continue
            if number == 1 and "id" not in value:
                backup.take_meta(value)
                continue
            try:
                yield from backup.comment(value)
            except fields.BadField as error:
                yield Rejected(place, str(error))
    if not backup.is_known:
        raise BrokenArchive("the whole file", "It holds no comment of Remark42.")


class _Backup:
    def __init__(self) -> None:
        self.blocked: dict[str, tuple[Any, datetime | None]] = {}
        self.emails: dict[str, str | None] = {}
        self.closed: set[str] = set()
        self.stories: dict[str, bool] = {}  # and whether their headline is known
        self.readers: set[str] = set()
        self.is_known = False

    def take_meta(self, meta: Mapping[str, Any]) -> None:
        self.is_known = "version" in meta
        for user in _tables(meta, "users"):
            details = fields.table(user, "details")
            self.emails[fields.text(user, "id") or ""] = fields.address(details, "email")
            blocked = fields.table(user, "blocked")
            if fields.flag(blocked, "status"):
                until = blocked.get("until")
                self.blocked[fields.text(user, "id") or ""] = until, fields.moment(until)
        for post in _tables(meta, "posts"):
            if fields.flag(post, "read_only"):
                self.closed.add(fields.text(post, "url") or "")

    def comment(self, value: Mapping[str, Any]) -> Iterator[Record]:
        key = fields.needed(value, "id")
        url = fields.needed(fields.table(value, "locator"), "url")
        self.is_known = True
        title = fields.text(value, "title")
        if url not in self.stories or (title and not self.stories[url]):
            self.stories[url] = title is not None
            yield ArchiveStory(url, url, title, is_closed=url in self.closed)
        user = fields.table(value, "user")
        author = fields.text(user, "id")
        author = author if author != _DELETED else None
        name = fields.unescaped(fields.text(user, "name"))
        if author is not None and author not in self.readers:
            self.readers.add(author)
            ban = self.blocked.get(author, (None, None))
            yield ArchiveReader(
                author,
                name,
                self.emails.get(author),
                role="admin" if fields.flag(user, "admin") else "reader",
                is_banned=author in self.blocked or fields.flag(user, "block"),
                banned_until=ban[1],
                unread=fields.unread(ban),
            )
        # "orig" is what the reader typed, in Markdown; imported comments have the HTML alone.
        typed = _typed(fields.body(value, "orig"))
        votes = {who: bool(up) for who, up in fields.table(value, "votes").items()}
        parent = fields.text(value, "pid")
        posted, changed = value.get("time"), fields.table(value, "edit").get("time")
        said, edited = fields.moment(posted), fields.moment(changed)
        yield ArchiveComment(
            key=key,
            story=url,
            text=typed or fields.body(value, "text"),
            markup="markdown" if typed else "html",
            state="removed" if fields.flag(value, "delete") else "published",
            parent=parent if parent != _ROOT else None,
            author=author,
            author_name=name,
            said=said,
            edited=edited,
            ups=sum(votes.values()) if votes else None,
            downs=len(votes) - sum(votes.values()) if votes else None,
            score=fields.number(value, "score"),
            is_pinned=fields.flag(value, "pin"),
            unread=fields.unread((posted, said), (changed, edited)),
        )
        for who, up in votes.items():
            yield ArchiveVote(key, who, 1 if up else -1)


def _typed(kept: str) -> str:
    """What a reader typed: Remark42 keeps it with the signs escaped that HTML has for its own."""
    if "&" not in kept:
        return kept
    parts = _CODE.split(kept)
    # A "<" outside of code stays escaped, as no tag was meant.
    parts[::2] = [_ESCAPED.sub(lambda sign: html.unescape(sign[0]), part) for part in parts[::2]]
    parts[1::2] = [html.unescape(part) for part in parts[1::2]]
    return "".join(parts)


def _tables(record: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = record.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
