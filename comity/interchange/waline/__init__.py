"""Reads Waline's export, a JSON file of its tables Comment, Counter and Users.

Promises: comments under the path of their page, readers with their roles.
Never: takes over passwords, second factors, network addresses or browsers.

Source: Waline's packages/server/src/controller/db.js, as ../shared/reference/formats.md,
"Artrans (Artalk), Waline", lists them.
"""

from __future__ import annotations

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

# Its page of management saves the export; who asks its server has that within one more "data".
_LISTS = frozenset(
    (*outer, "data", name) for outer in ((), ("data",)) for name in ("Comment", "Users", "Counter")
)
_STATES: dict[str, State] = {"approved": "published", "waiting": "held", "spam": "spam"}


def read(source: Source) -> Iterator[Record]:
    """The records of an export. Raises BrokenArchive for any other JSON."""
    stories: set[str] = set()
    is_waline = False
    with source.open() as stream:
        for item in jsonstream.items(stream, _LISTS):
            is_waline = is_waline or (item.path[-1:] == ("type",) and item.value == "waline")
            if item.index is None or item.path[-1] == "Counter":
                continue
            if not isinstance(item.value, Mapping):
                yield Rejected(item.place, "It is no record.")
                continue
            try:
                if item.path[-1] == "Users":
                    yield _reader(item.value)
                else:
                    yield from _comment(item.value, stories)
            except fields.BadField as error:
                yield Rejected(item.place, str(error))
    if not is_waline:
        raise BrokenArchive("the whole file", "It is JSON, but no export of Waline.")


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
