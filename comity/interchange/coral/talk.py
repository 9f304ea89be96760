"""The collections of Talk 3 and 4, as Coral was called before: assets, users, comments, actions.

Source: Coral's own way from there (coral-importer, strategies/legacy/models.go). What readers
wrote is plain text; talk-plugin-rich-text keeps its HTML beside it.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from itertools import pairwise

from comity.interchange import fields
from comity.interchange.coral.documents import Document, collections, mappings
from comity.interchange.coral.mongo import LABELS, ROLES
from comity.interchange.records import (
    ArchiveComment,
    ArchiveReader,
    ArchiveStory,
    ArchiveVote,
    Record,
    State,
)
from comity.interchange.source import Source

_STATES: dict[str, State] = {
    "NONE": "published",
    "ACCEPTED": "published",
    "REJECTED": "rejected",
    "PREMOD": "held",
    "SYSTEM_WITHHELD": "held",
}
_UPS = ("like", "love", "respect", "upvote")


def _story(asset: Document) -> Record:
    told = asset.get("publication_date")
    published = fields.moment(told)
    return ArchiveStory(
        key=fields.needed(asset, "id"),
        address=fields.text(asset, "url"),
        title=fields.text(asset, "title"),
        author=fields.text(asset, "author"),
        published=published,
        is_closed=fields.moment(asset.get("closedAt")) is not None,
        unread=fields.unread((told, published)),
    )


def _reader(user: Document) -> Record:
    status = fields.table(user, "status")
    is_banned = fields.flag(fields.table(status, "banned"), "status")
    is_banned = is_banned or user.get("status") == "BANNED"  # until Talk 4.1
    until = None if is_banned else fields.moment(fields.table(status, "suspension").get("until"))
    local = (each for each in mappings(user.get("profiles")) if each.get("provider") == "local")
    name = fields.text(fields.table(user, "metadata"), "displayName")
    return ArchiveReader(
        key=fields.needed(user, "id"),
        name=name or fields.text(user, "username"),
        email=next((fields.address(each, "id") for each in local), None),
        role=ROLES.get(fields.text(user, "role") or "", "reader"),
        is_banned=is_banned or until is not None,
        banned_until=until,
        joined=fields.moment(user.get("created_at")),
    )


def _comment(document: Document) -> Record:
    status = fields.text(document, "status") or "NONE"
    if status not in _STATES:
        raise fields.BadField(f"Its status, {status}, is not known.")
    removed = fields.moment(document.get("deleted_at")) is not None
    history = mappings(document.get("body_history"))
    rich = fields.body(fields.table(document, "metadata"), "richTextBody")
    created = document.get("created_at")
    said = fields.moment(created)
    tags = {fields.text(fields.table(tag, "tag"), "name") for tag in mappings(document.get("tags"))}
    counts = fields.table(document, "action_counts")
    return ArchiveComment(
        key=fields.needed(document, "id"),
        story=fields.needed(document, "asset_id"),
        text=rich or fields.body(document, "body") or _newest(history),
        markup="html" if rich else "text",
        state="removed" if removed else _STATES[status],
        parent=fields.text(document, "parent_id"),
        author=fields.text(document, "author_id"),
        author_label=next((label for tag, label in LABELS.items() if tag in tags), None),
        said=said,
        edited=fields.moment(history[-1].get("created_at")) if len(history) > 1 else None,
        formers=() if removed else _formers(history, is_rich=bool(rich)),
        ups=sum(fields.number(counts, each) or 0 for each in _UPS) if counts else None,
        downs=fields.number(counts, "downvote"),
        is_picked="FEATURED" in tags,
        unread=fields.unread((created, said)),
    )


def _newest(history: list[Document]) -> str:
    return fields.body(history[-1], "body") if history else ""


def _formers(history: list[Document], *, is_rich: bool) -> tuple[tuple[str, datetime | None], ...]:
    """What was said before each edit, and when the next version took its place."""
    said = (fields.body(each, "body") for each in history)
    texts = [html.escape(text) if is_rich else text for text in said]
    moments = [fields.moment(later.get("created_at")) for _each, later in pairwise(history)]
    return tuple(zip(texts, moments, strict=False))


def _vote(action: Document) -> Record | None:
    kind = (fields.text(action, "action_type") or "").lower()
    reader = fields.text(action, "user_id")
    if action.get("item_type") != "COMMENTS" or kind not in (*_UPS, "downvote") or reader is None:
        return None
    return ArchiveVote(fields.needed(action, "item_id"), reader, -1 if kind == "downvote" else 1)


READ: dict[str, Callable[[Document], Record | None]] = {
    "assets": _story,
    "users": _reader,
    "comments": _comment,
    "actions": _vote,
}
"""The collections, in the order in which they are read, and what finds a record in theirs."""


def read(files: Mapping[str, Source]) -> Iterator[Record]:
    """The records of the collections that are there, by the names of their files."""
    return collections(files, READ)
