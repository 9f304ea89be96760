"""Reads Artrans, the JSON in which Artalk exchanges comments.

Promises: values written as text or as real booleans and numbers are read alike.
Never: takes over network addresses, browsers or the password of a comment.

Source: Artalk's internal/artransfer and its document "Artrans", as
../shared/reference/formats.md, "Artrans (Artalk), Waline", lists them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comity.interchange import fields, jsonstream
from comity.interchange.records import (
    ArchiveComment,
    ArchiveStory,
    BrokenArchive,
    Record,
    Rejected,
)
from comity.interchange.source import Source


def read(source: Source) -> Iterator[Record]:
    """The records of an export. Raises BrokenArchive for any other JSON."""
    stories: set[str] = set()
    with source.open() as stream:
        for item in jsonstream.items(stream, frozenset({()})):
            if item.index is None:
                raise BrokenArchive("the whole file", "Artrans is a list of comments; this is not.")
            if not isinstance(item.value, Mapping):
                yield Rejected(item.place, "It is no record.")
                continue
            try:
                yield from _comment(item.value, item.place, stories)
            except fields.BadField as error:
                yield Rejected(item.place, str(error))


def _comment(value: Mapping[str, Any], place: str, stories: set[str]) -> Iterator[Record]:
    page = fields.needed(value, "page_key")
    site = fields.text(value, "site_name") or ""
    key = f"{site} {page}".strip()
    if key not in stories:
        stories.add(key)
        yield ArchiveStory(
            key,
            _address(page, fields.text(value, "site_urls")),
            fields.text(value, "page_title"),
            is_closed=fields.flag(value, "page_admin_only"),
        )
    parent = fields.text(value, "rid")
    # "updated_at" tells of no edit: a vote and a moderator's hand move it as well.
    created = value.get("created_at")
    said = fields.moment(created)
    yield ArchiveComment(
        # Other tools write Artrans without ids; then the place in the file is one.
        key=fields.text(value, "id") or place,
        story=key,
        text=fields.body(value, "content"),
        markup="markdown",
        state="held" if fields.flag(value, "is_pending") else "published",
        parent=parent if parent not in (None, "0") else None,
        author_name=fields.text(value, "nick"),
        author_email=fields.address(value, "email"),
        author_website=fields.text(value, "link"),
        author_label=fields.text(value, "badge_name"),
        said=said,
        ups=fields.number(value, "vote_up"),
        downs=fields.number(value, "vote_down"),
        is_pinned=fields.flag(value, "is_pinned"),
        unread=fields.unread((created, said)),
    )


def _address(page: str, sites: str | None) -> str:
    """The page's address: its key may be a path, to be set behind the first of the site's URLs."""
    site = (sites or "").split(",")[0].strip()
    if "://" in page or not site:
        return page
    return f"{site.rstrip('/')}/{page.lstrip('/')}"
