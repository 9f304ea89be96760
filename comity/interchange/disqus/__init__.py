"""Reads Disqus's export, one XML file of threads and posts.

Promises: threads before posts, deleted and spam posts with their state, nothing held in memory.
Never: takes over addresses of the network; there are no votes in this format.

Source: Disqus's schema disqus.xsd (namespaces disqus.com and disqus-internals) and its quirks as
../shared/reference/formats.md, "Disqus export XML", lists them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import unquote

from comity.interchange import fields
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
from comity.interchange.xmlstream import Element, elements

_DISQUS = "http://disqus.com "
_ID = "http://disqus.com/disqus-internals id"
# What leads out of a comment leads through Disqus, which may be gone one day: its address is in it.
_THROUGH = re.compile(r'(href=")https?://disq\.us/(?:url)?\?url=([^"&]+)[^"]*(?=")')
_SEAL = re.compile(r":[\w-]{27}\Z")
_ADDRESS = re.compile(r"https?://\S+")


def read(source: Source) -> Iterator[Record]:
    """The records of an export. Raises BrokenArchive for a file that is no Disqus export."""
    threads: dict[str, str] = {}  # by both of their ids
    readers: set[str] = set()
    is_disqus = False
    with source.open() as stream:
        for element in elements(stream, _is_top_level):
            is_disqus = is_disqus or element.tag.startswith(_DISQUS)
            try:
                if element.tag == _DISQUS + "thread":
                    story = _story(element)
                    threads.setdefault(_value(element, "id") or story.key, story.key)
                    threads[story.key] = story.key
                    yield story
                elif element.tag == _DISQUS + "post":
                    yield from _post(element, threads, readers)
            except fields.BadField as error:
                yield Rejected(f"line {element.line}", str(error))
    if not is_disqus:
        raise BrokenArchive("the whole file", "It is XML, but no export of Disqus.")


def _is_top_level(element: Element) -> bool:
    return element.parent is not None and element.parent.parent is None


def _value(element: Element, name: str) -> str | None:
    return element.value(_DISQUS + name).strip() or None


def _is(element: Element, name: str) -> bool:
    return (_value(element, name) or "").lower() == "true"


def _key(element: Element | None) -> str | None:
    return element.attributes.get(_ID, "").strip() or None if element is not None else None


def _needed_key(element: Element) -> str:
    key = _key(element)
    if key is None:
        raise fields.BadField("It has no dsq:id.")
    return key


def _moment(told: str | None) -> datetime | None:
    """A moment, in UTC also where the file leaves out the "Z"."""
    found = fields.moment(told)
    return found.replace(tzinfo=UTC) if found is not None else None


def _story(element: Element) -> ArchiveStory:
    identifier = _value(element, "id")
    # WordPress's plug-in writes "198 http://gazette.example/?p=198".
    named = _ADDRESS.search(identifier or "")
    old = named[0] if named else identifier
    link = _value(element, "link") or (old if named else None)
    author = element.child(_DISQUS + "author")
    made = _value(element, "createdAt")
    published = _moment(made)
    return ArchiveStory(
        key=_needed_key(element),
        address=link,
        title=fields.unescaped(_value(element, "title")),
        author=_value(author, "name") if author is not None else None,
        published=published,
        is_closed=_is(element, "isClosed"),
        is_deleted=_is(element, "isDeleted"),
        aliases=(old,) if old and old != link else (),
        unread=fields.unread((made, published)),
    )


def _post(element: Element, threads: dict[str, str], readers: set[str]) -> Iterator[Record]:
    key = _key(element) or _value(element, "id")
    if key is None:
        raise fields.BadField("It has neither a dsq:id nor an id.")
    # Disqus's own example names the thread by its text.
    thread = _key(element.child(_DISQUS + "thread")) or _value(element, "thread")
    if thread is None or thread not in threads:
        raise fields.BadField(f"Its thread, {thread or 'without an id'}, is not in the file.")
    author = element.child(_DISQUS + "author")
    account: str | None = None
    name = email = None
    if author is not None:
        name, email = _value(author, "name"), _value(author, "email")
        account = None if _is(author, "isAnonymous") else _value(author, "username")
        if account is not None and account not in readers:
            readers.add(account)
            yield ArchiveReader(account, name, email)
    posted = _value(element, "createdAt")
    said = _moment(posted)
    yield ArchiveComment(
        key=key,
        story=threads[thread],
        text=_THROUGH.sub(_direct, element.value(_DISQUS + "message").strip()),
        markup="html",
        state=_state(element),
        parent=_key(element.child(_DISQUS + "parent")),
        author=account,
        author_name=name,
        author_email=email,
        said=said,
        unread=fields.unread((posted, said)),
    )


def _direct(through: re.Match[str]) -> str:
    return through[1] + html.escape(_SEAL.sub("", unquote(html.unescape(through[2]))))


def _state(element: Element) -> State:
    if _is(element, "isSpam"):
        return "spam"
    if _is(element, "isDeleted"):
        return "removed"
    return "held" if (_value(element, "isApproved") or "").lower() == "false" else "published"
