"""The collections of Coral 5 and later."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from itertools import pairwise

from comity.interchange import attachments, fields
from comity.interchange.coral.documents import Document, collections, mappings
from comity.interchange.records import (
    ArchiveComment,
    ArchiveReader,
    ArchiveStory,
    ArchiveVote,
    Record,
    Role,
    State,
)
from comity.interchange.source import Source

_STATES: dict[str, State] = {
    "NONE": "published",
    "APPROVED": "published",
    "REJECTED": "rejected",
    "PREMOD": "held",
    "SYSTEM_WITHHELD": "held",
}
LABELS = {"STAFF": "Staff", "EXPERT": "Expert"}
"""What Coral shows beside a name, by the tag of the comment."""
ROLES: dict[str, Role] = {"ADMIN": "admin", "MODERATOR": "moderator"}


def _story(document: Document) -> Record:
    metadata = fields.table(document, "metadata")
    told = metadata.get("publishedAt")
    published = fields.moment(told)
    return ArchiveStory(
        key=fields.needed(document, "id"),
        address=fields.text(document, "url"),
        title=fields.text(metadata, "title"),
        author=fields.text(metadata, "author"),
        published=published,
        is_closed=fields.moment(document.get("closedAt")) is not None,
        unread=fields.unread((told, published)),
    )


def _reader(document: Document) -> Record:
    status = fields.table(document, "status")
    is_banned = fields.flag(fields.table(status, "ban"), "active")
    until = None if is_banned else _suspended_until(fields.table(status, "suspension"))
    return ArchiveReader(
        key=fields.needed(document, "id"),
        name=fields.text(document, "username"),
        email=fields.text(document, "email"),
        role=ROLES.get(fields.text(document, "role") or "", "reader"),
        is_banned=is_banned or until is not None,
        banned_until=until,
        joined=fields.moment(document.get("createdAt")),
    )


def _suspended_until(suspension: Document) -> datetime | None:
    """When the last of a reader's suspensions ends, or ended."""
    history = suspension.get("history")
    spans = [fields.table(each, "from") for each in mappings(history)]
    ends = [end for end in (fields.moment(span.get("finish")) for span in spans) if end is not None]
    return max(ends, default=None)


def _comment(document: Document) -> Record:
    found = document.get("revisions")
    revisions = found if isinstance(found, list) else []
    if not all(isinstance(each, Mapping) for each in revisions):
        raise fields.BadField("One of its revisions is no document.")
    revision = revisions[-1] if revisions else {}
    status = fields.text(document, "status") or "NONE"
    if status not in _STATES:
        raise fields.BadField(f"Its status, {status}, is not known.")
    removed = fields.moment(document.get("deletedAt")) is not None
    created, changed = document.get("createdAt"), revision.get("createdAt")
    said = fields.moment(created)
    edited = fields.moment(changed) if len(revisions) > 1 else None
    tags = {fields.text(tag, "type") for tag in mappings(document.get("tags"))}
    return ArchiveComment(
        key=fields.needed(document, "id"),
        story=fields.needed(document, "storyID"),
        text=_text(revision),
        markup="html",
        state="removed" if removed else _STATES[status],
        parent=fields.text(document, "parentID"),
        author=fields.text(document, "authorID"),
        author_label=next((label for tag, label in LABELS.items() if tag in tags), None),
        said=said,
        edited=edited,
        formers=() if removed else _formers(revisions),
        ups=fields.number(fields.table(document, "actionCounts"), "REACTION"),
        rating=fields.number(document, "rating"),
        is_picked="FEATURED" in tags,
        unread=fields.unread((created, said), (changed if len(revisions) > 1 else None, edited)),
    )


def _text(revision: Document) -> str:
    """The body, and a link to the picture or film that is shown below it."""
    media = fields.text(fields.table(revision, "media"), "url") or ""
    return fields.body(revision, "body") + attachments.links([media] if media else [])


def _formers(revisions: list[Document]) -> tuple[tuple[str, datetime | None], ...]:
    """What was said before each edit, and when the next revision took its place."""
    return tuple(
        (_text(each), fields.moment(later.get("createdAt"))) for each, later in pairwise(revisions)
    )


def _vote(document: Document) -> Record | None:
    if fields.text(document, "actionType") != "REACTION":
        return None
    reader = fields.text(document, "userID")
    return ArchiveVote(fields.needed(document, "commentID"), reader, 1) if reader else None


READ: dict[str, Callable[[Document], Record | None]] = {
    "stories": _story,
    "users": _reader,
    "comments": _comment,
    "archivedcomments": _comment,
    "commentactions": _vote,
    "archivedcommentactions": _vote,
}
"""The collections, in the order in which they are read, and what finds a record in theirs."""


def read(files: Mapping[str, Source]) -> Iterator[Record]:
    """The records of the collections that are there, by the names of their files."""
    return collections(files, READ)
