"""Reads the JSON of Commento (version 1) and of its heir Comentario (version 3).

Promises: comments are told under the address of their page; deleted ones with their state.
Never: holds more than the pages and the readers in memory.

Source: Commento's api/domain_export.go and Comentario's internal/api/exmodels, as
../shared/reference/formats.md, "Commento v1, Comentario v3", lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

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

_LISTS = frozenset({("comments",), ("commenters",), ("pages",)})
_STATES: dict[str, State] = {"approved": "published", "unapproved": "held", "flagged": "held"}
_DELETED = "[deleted]"
"""All that Commento's export tells of a deletion: the mark for it is not in it."""
_NOBODY = ("anonymous", "0" * 64, "00000000-0000-0000-0000-000000000000")


def read(source: Source) -> Iterator[Record]:
    """The records of an export. Raises BrokenArchive for any other JSON."""
    version: int | None = None
    export = _Export()
    with source.open() as stream:
        for item in jsonstream.items(stream, _LISTS):
            if item.path == ("version",):
                version = fields.number({"version": item.value}, "version")
                if version not in (1, 3):
                    raise BrokenArchive("version", f"Version {version} is not known: 1 and 3 are.")
            if item.index is None:
                continue
            if not isinstance(item.value, Mapping):
                yield Rejected(item.place, "It is no record.")
                continue
            try:
                yield from export.record(item.path[0], item.value)
            except fields.BadField as error:
                yield Rejected(item.place, str(error))
    yield from export.told_pages()
    if version is None:
        raise BrokenArchive("the whole file", "It is JSON, but no export of Commento: no version.")


class _Export:
    def __init__(self) -> None:
        self.stories: set[str] = set()
        self.pages: dict[str, ArchiveStory] = {}
        self.addresses: dict[str, str] = {}

    def told_pages(self) -> Iterator[Record]:
        """The pages of version 3: a path alone, and only their comments tell of which site."""
        for key, page in self.pages.items():
            yield replace(page, address=self.addresses.get(key, page.address))

    def record(self, kind: str, value: Mapping[str, Any]) -> Iterator[Record]:
        make: Callable[[Mapping[str, Any]], Iterator[Record]]
        if kind == "pages":
            self._page(value)
            return
        elif kind == "commenters":
            make = self._commenter
        else:
            make = self._first_comment if "commentHex" in value else self._comment
        yield from make(value)

    def _page(self, value: Mapping[str, Any]) -> None:
        key = fields.needed(value, "id")
        created = value.get("createdTime")
        published = fields.moment(created)
        self.pages[key] = ArchiveStory(
            key,
            fields.text(value, "path"),
            fields.text(value, "title"),
            published=published,
            is_closed=fields.flag(value, "isReadonly"),
            unread=fields.unread((created, published)),
        )

    def _commenter(self, value: Mapping[str, Any]) -> Iterator[Record]:
        key = fields.text(value, "commenterHex") or fields.needed(value, "id")
        website = fields.text(value, "websiteUrl") or fields.text(value, "link")
        moderates = fields.flag(value, "isModerator")
        joined = value.get("createdTime") or value.get("joinDate")
        yield ArchiveReader(
            key,
            fields.text(value, "name"),
            fields.address(value, "email"),
            # Commento writes this word for a link that is not there.
            website if website != "undefined" else None,
            role="moderator" if moderates else "reader",
            joined=fields.moment(joined),
        )

    def _first_comment(self, value: Mapping[str, Any]) -> Iterator[Record]:
        """A comment of version 1: its page is named by host and path."""
        host = fields.text(value, "domain") or fields.text(value, "host") or ""
        path = fields.text(value, "url") or fields.text(value, "path") or "/"
        address = path if "://" in path or not host else f"https://{host}/{path.lstrip('/')}"
        if address not in self.stories:
            self.stories.add(address)
            yield ArchiveStory(address, address)
        state = fields.text(value, "state") or "approved"
        if state not in _STATES:
            raise fields.BadField(f"Its state, {state}, is not known.")
        parent = fields.text(value, "parentHex")
        author = fields.text(value, "commenterHex")
        typed = fields.body(value, "markdown")
        text = typed or fields.body(value, "html")
        is_gone = fields.flag(value, "deleted") or text.strip() in ("", _DELETED)
        created = value.get("creationDate")
        said = fields.moment(created)
        yield ArchiveComment(
            key=fields.needed(value, "commentHex"),
            story=address,
            text=text,
            markup="markdown" if typed else "html",
            state="removed" if is_gone else _STATES[state],
            parent=parent if parent != "root" else None,
            author=author if author not in _NOBODY else None,
            said=said,
            score=fields.number(value, "score"),
            unread=fields.unread((created, said)),
        )

    def _comment(self, value: Mapping[str, Any]) -> Iterator[Record]:
        """A comment of version 3."""
        page, link = fields.needed(value, "pageId"), fields.text(value, "url")
        if link and link.startswith(("https://", "http://")):
            self.addresses.setdefault(page, link.partition("#")[0])
        author = fields.text(value, "userCreated")
        typed = fields.body(value, "markdown")
        created, changed = value.get("createdTime"), value.get("editedTime")
        said, edited = fields.moment(created), fields.moment(changed)
        yield ArchiveComment(
            key=fields.needed(value, "id"),
            story=page,
            text=typed or fields.body(value, "html"),
            markup="markdown" if typed else "html",
            state=_state(value),
            parent=fields.text(value, "parentId"),
            author=author if author not in _NOBODY else None,
            author_name=fields.text(value, "authorName"),
            said=said,
            edited=edited,
            score=fields.number(value, "score"),
            is_pinned=fields.flag(value, "isSticky"),
            address=link,
            unread=fields.unread((created, said), (changed, edited)),
        )


def _state(value: Mapping[str, Any]) -> State:
    if fields.flag(value, "isDeleted"):
        return "removed"
    if fields.flag(value, "isPending"):
        return "held"
    return "published" if fields.flag(value, "isApproved") else "rejected"
