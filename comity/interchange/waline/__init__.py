"""Reads Waline's export, a JSON file of its tables Comment, Counter and Users, or LeanCloud's.

Promises: comments under the path of their page, readers with their roles.
Never: takes over passwords, second factors, network addresses or browsers.

Source: Waline's packages/server/src/controller/db.js, as ../shared/reference/formats.md,
"Artrans (Artalk), Waline", lists them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from comity.interchange import fields, jsonstream
from comity.interchange.records import (
    ArchiveComment,
    ArchiveReader,
    ArchiveStory,
    BrokenArchive,
    Record,
    Rejected,
    State,
)
from comity.interchange.source import Source

_STREAMED = b"#filetype:JSON-streaming"
_CLASS = re.compile(rb'"class":\s*"(\w+)"')
# Its page of management saves the export; who asks its server has that within one more "data".
_LISTS = frozenset(
    (*outer, "data", name) for outer in ((), ("data",)) for name in ("Comment", "Users", "Counter")
)
_STATES: dict[str, State] = {"approved": "published", "waiting": "held", "spam": "spam"}


def read(source: Source) -> Iterator[Record]:
    """The records of an export. Raises BrokenArchive for any other JSON."""
    with source.open() as stream:
        is_streamed = stream.read(len(_STREAMED)) == _STREAMED
    stories: set[str] = set()
    for place, table, value in _of_leancloud(source) if is_streamed else _of_waline(source):
        if not isinstance(value, Mapping):
            yield Rejected(place, "It is no record.")
            continue
        try:
            if table == "Users":
                yield _reader(value)
            elif table == "Comment":
                yield from _comment(value, stories)
        except fields.BadField as error:
            yield Rejected(place, str(error))


def _of_waline(source: Source) -> Iterator[tuple[str, str, Any]]:
    """The rows of Waline's own export: where each stands, its table, and itself."""
    is_waline = False
    with source.open() as stream:
        for item in jsonstream.items(stream, _LISTS):
            is_waline = is_waline or (item.path[-1:] == ("type",) and item.value == "waline")
            if item.index is not None:
                yield item.place, item.path[-1], item.value
    if not is_waline:
        raise BrokenArchive("the whole file", "It is JSON, but no export of Waline.")


def _of_leancloud(source: Source) -> Iterator[tuple[str, str, Any]]:
    """The rows of a table of Waline's as LeanCloud, where many keep it, exports it."""
    with source.open() as stream:
        named = _CLASS.search(stream.readline())
        if named is None:
            raise BrokenArchive("line 1", "It does not say which table of LeanCloud's it is.")
        for number, value in jsonstream.lines(stream):
            yield f"line {number + 1}", named[1].decode(), value


def _reader(value: Mapping[str, Any]) -> ArchiveReader:
    kind = fields.text(value, "type") or ""
    return ArchiveReader(
        key=fields.needed(value, "objectId"),
        name=fields.text(value, "display_name"),
        email=fields.text(value, "email"),
        website=fields.text(value, "url"),
        role="admin" if kind == "administrator" else "reader",
        is_banned=kind == "banned",
        joined=fields.moment(value.get("createdAt")),
    )


def _comment(value: Mapping[str, Any], stories: set[str]) -> Iterator[Record]:
    page = fields.needed(value, "url")
    if page not in stories:
        stories.add(page)
        yield ArchiveStory(page, page)
    status = fields.text(value, "status") or "approved"
    if status not in _STATES:
        raise fields.BadField(f"Its status, {status}, is not known.")
    created = value.get("insertedAt") or value.get("createdAt")
    said = fields.moment(created)
    yield ArchiveComment(
        key=fields.needed(value, "objectId"),
        story=page,
        text=fields.body(value, "comment"),
        markup="markdown",
        state=_STATES[status],
        # "pid" is the comment answered, "rid" the root of the thread.
        parent=fields.text(value, "pid") or fields.text(value, "rid"),
        author=fields.text(value, "user_id"),
        author_name=fields.text(value, "nick"),
        author_email=fields.text(value, "mail"),
        author_website=fields.text(value, "link"),
        said=said,
        ups=fields.number(value, "like"),
        is_pinned=fields.flag(value, "sticky"),
        unread=fields.unread((created, said)),
    )
