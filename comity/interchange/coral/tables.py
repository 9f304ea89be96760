"""The CSVs of Coral's importer: no header, every column there, UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping

from comity.interchange import fields
from comity.interchange.coral.mongo import ROLES
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

READ = ("stories", "users", "comments")
_STORIES = ("id", "url", "title", "author", "published_at", "closed_at", "mode")
_USERS = ("id", "email", "username", "role", "banned", "created_at")
_COMMENTS = (
    "id", "author_id", "story_id", "created_at", "body", "parent_id", "status", "rating",
)  # fmt: skip
_STATES: dict[str, State] = {"APPROVED": "published", "NONE": "published", "REJECTED": "rejected"}
_LONGEST_FIELD = 16 * 1024 * 1024

Row = Mapping[str, str]


def read(files: Mapping[str, Source]) -> Iterator[Record]:
    """The records of stories.csv, users.csv and comments.csv."""
    yield from _records(files["stories"], _STORIES, _story)
    if "users" in files:
        yield from _records(files["users"], _USERS, _reader)
    yield from _records(files["comments"], _COMMENTS, _comment)


def _records(
    source: Source, columns: tuple[str, ...], make: Callable[[Row], Record]
) -> Iterator[Record]:
    name = source.path.name
    with source.open() as stream:
        csv.field_size_limit(_LONGEST_FIELD)
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
        rows = csv.reader(text, strict=True)
        try:
            for row in rows:
                place = f"{name}, line {rows.line_num}"
                if len(row) != len(columns):
                    reason = f"It has {len(row)} columns, not {len(columns)}."
                    yield Rejected(place, reason)
                    continue
                try:
                    yield make(dict(zip(columns, row, strict=True)))
                except fields.BadField as error:
                    yield Rejected(place, str(error))
        except (csv.Error, UnicodeDecodeError) as error:
            raise BrokenArchive(
                f"{name}, line {rows.line_num + 1}", f"It is no CSV in UTF-8 ({error})."
            ) from error


def _story(row: Row) -> Record:
    published = fields.moment(row["published_at"])
    return ArchiveStory(
        key=fields.needed(row, "id"),
        address=fields.text(row, "url"),
        title=fields.text(row, "title"),
        author=fields.text(row, "author"),
        published=published,
        is_closed=fields.moment(row["closed_at"]) is not None,
        unread=fields.unread((row["published_at"], published)),
    )


def _reader(row: Row) -> Record:
    return ArchiveReader(
        key=fields.needed(row, "id"),
        name=fields.text(row, "username"),
        email=fields.text(row, "email"),
        role=ROLES.get(row["role"], "reader"),
        is_banned=fields.flag(row, "banned"),
        joined=fields.moment(row["created_at"]),
    )


def _comment(row: Row) -> Record:
    status = row["status"] or "NONE"
    if status not in _STATES:
        raise fields.BadField(f"Its status, {status}, is not known.")
    said = fields.moment(row["created_at"])
    return ArchiveComment(
        key=fields.needed(row, "id"),
        story=fields.needed(row, "story_id"),
        text=row["body"],
        markup="html",
        state=_STATES[status],
        parent=fields.text(row, "parent_id"),
        author=fields.text(row, "author_id"),
        said=said,
        rating=fields.number(row, "rating"),
        unread=fields.unread((row["created_at"], said)),
    )
