"""Reads WordPress's export (WXR 1.0 to 1.2) with the votes and marks of wpDiscuz.

Promises: each item that was discussed comes before its comments; trash and spam with their state.
Never: takes over addresses of the network, nor trackbacks and pingbacks (nobody said them), nor
notes that those who work there left for each other, which WordPress and plug-ins keep as comments.

Source: WordPress's wp-admin/includes/export.php and wpDiscuz's comment meta, as
../shared/reference/formats.md, "WordPress WXR", lists them; also Disqus's "custom import", which
is WXR 1.0 with dsq:thread_identifier and dsq:remote.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from comity.interchange import attachments, fields
from comity.interchange.records import (
    ArchiveComment,
    ArchiveQuestion,
    ArchiveReader,
    ArchiveStory,
    BrokenArchive,
    Record,
    Rejected,
    State,
)
from comity.interchange.source import Source
from comity.interchange.xmlstream import Element, elements

_WP = "http://wordpress.org/export/"
_DSQ = "http://www.disqus.com/ "
_CONTENT = "http://purl.org/rss/1.0/modules/content/ encoded"
_STATES: dict[str, State] = {
    "": "published",  # what makes files for Disqus's import leaves it out
    "1": "published",
    "approve": "published",
    "approved": "published",
    "0": "held",
    "hold": "held",
    "spam": "spam",
    "trash": "removed",
    "post-trashed": "removed",
}
_NOT_PUBLIC = ("private", "draft", "pending", "future", "auto-draft")
_ATTACHED = b"wmu_attachments"
_CHUNK = 65_536
_NOT_SAID = ("pingback", "trackback")
# WordPress 6.9's notes on blocks, WooCommerce's and others' on orders, logs, Edit Flow's.
_NOTE = re.compile(r"(?:\w+_)?note|editorial-comment|action_log|webhook_delivery")
_LIKES = re.compile(r'"like";(?:i:|s:\d+:")(\d+)')
_DISLIKES = re.compile(r'"dislike";(?:i:|s:\d+:")(-?\d+)')
# Which form a comment answers is kept in a table that no export has: one form is unmistakable.
_FORMS = re.compile(r"\[wpdiscuz-feedback\b([^\]]*)\](.*?)\[/wpdiscuz-feedback\]", re.DOTALL)
_ASKED = re.compile(r"""\bquestion=(["'])(.*?)\1""", re.DOTALL)
_TAGS = re.compile(r"<[^<>]*>")


def read(source: Source) -> Iterator[Record]:
    """The records of an export. Raises BrokenArchive for a file that is no WXR."""
    is_wordpress = False
    current: Element | None = None
    story: ArchiveStory | None = None
    readers: set[str] = set()
    bylines: dict[str, str] = {}
    uploads = _uploads(source)
    with source.open() as stream:
        for element in elements(stream, _is_wanted):
            is_wordpress = True
            if _is_wp(element, "author"):
                bylines[_wp(element, "author_login")] = _wp(element, "author_display_name")
                continue
            item = element if element.tag == "item" else element.parent
            assert item is not None
            if item is not current:
                current, story = item, None
            status = _wp(item, "status")
            if element is not item and status in _NOT_PUBLIC:
                reason = f"Its post is not public there ({status}): both stay behind."
                yield Rejected(f"line {element.line}", reason)
                continue
            try:
                # An item's fields stand above its comments, so that it can be told before them.
                if story is None and (element is not item or _is_discussable(item)):
                    story = _story(item, bylines)
                    yield story
                    yield from _questions(item, story.key)
                if element is not item and story is not None:
                    yield from _comment(element, story, readers, uploads)
            except fields.BadField as error:
                yield Rejected(f"line {element.line}", str(error))
    if not is_wordpress:
        raise BrokenArchive("the whole file", "It is XML, but no export of WordPress (no items).")


def _is_wanted(element: Element) -> bool:
    if element.parent is None:
        return False
    inside = element.parent.tag
    return (
        element.tag == "item"
        or (inside == "item" and _is_wp(element, "comment"))
        or (inside == "channel" and _is_wp(element, "author"))
    )


def _is_wp(element: Element, name: str) -> bool:
    return element.tag.startswith(_WP) and element.tag.endswith(f" {name}")


def _wp(element: Element, name: str) -> str:
    found = next((child for child in element.children if _is_wp(child, name)), None)
    return found.text.strip() if found is not None else ""


def _is_discussable(item: Element) -> bool:
    return _wp(item, "post_type") in ("", "post", "page") and _wp(item, "status") == "publish"


def _story(item: Element, bylines: Mapping[str, str]) -> ArchiveStory:
    address = item.value("link").strip() or None
    guid = item.value("guid").strip()
    identifier = item.value(_DSQ + "thread_identifier").strip()
    key = _wp(item, "post_id") or identifier or address
    if not key:
        raise fields.BadField("The item has neither a post_id nor a link.")
    published = _moment(item, "post_date")
    creator = next((c.text.strip() for c in item.children if c.tag.endswith(" creator")), "")
    return ArchiveStory(
        key=key,
        address=address,
        title=fields.unescaped(item.value("title").strip()) or None,
        author=fields.unescaped(bylines.get(creator) or creator) or None,
        published=published,
        is_closed=_wp(item, "comment_status") == "closed",
        is_deleted=_wp(item, "status") == "trash",
        aliases=tuple(alias for alias in (guid, identifier) if alias and alias != address),
        unread=fields.unread((_date(item, "post_date"), published)),
    )


def _moment(element: Element, name: str) -> datetime | None:
    """The moment in UTC where it is told; WordPress writes zeros for what it does not know."""
    exact = fields.moment(_wp(element, f"{name}_gmt"))
    if exact is not None:
        return exact.replace(tzinfo=UTC)
    return fields.moment(_wp(element, name))


def _date(element: Element, name: str) -> str:
    """The date as it is told."""
    return _wp(element, f"{name}_gmt") or _wp(element, name)


def _uploads(source: Source) -> dict[str, str]:
    """The addresses of what was attached to comments, by their ids.

    They stand anywhere in an export, mostly after the comments: it is read once more for them,
    where there are any.
    """
    wanted: set[str] = set()
    if not _speaks_of(source, _ATTACHED):
        return {}
    with source.open() as stream:
        for element in elements(stream, _is_wanted):
            if _is_wp(element, "comment"):
                wanted.update(attachments.ids(_meta(element).get("wmu_attachments", "")))
    found: dict[str, str] = {}
    with source.open() as stream:
        for element in elements(stream, _is_wanted):
            key = _wp(element, "post_id")
            if element.tag == "item" and key in wanted:
                found[key] = _wp(element, "attachment_url") or element.value("guid").strip()
    return {key: address for key, address in found.items() if address}


def _speaks_of(source: Source, words: bytes) -> bool:
    with source.open() as stream:
        end = b""
        while data := stream.read(_CHUNK):
            if words in end + data:
                return True
            end = data[-len(words) :]
    return False


def _meta(comment: Element) -> dict[str, str]:
    return {
        _wp(child, "meta_key"): _wp(child, "meta_value")
        for child in comment.children
        if _is_wp(child, "commentmeta")
    }


def _comment(
    element: Element, story: ArchiveStory, readers: set[str], uploads: dict[str, str]
) -> Iterator[Record]:
    key = _wp(element, "comment_id")
    kind = _wp(element, "comment_type")
    if not key:
        raise fields.BadField("The comment has no comment_id.")
    if kind in _NOT_SAID:
        raise fields.BadField(f"It is a {kind}: another site's link, not a reader's words.")
    if _NOTE.fullmatch(kind):
        raise fields.BadField(f"It is a note of those who work there ({kind}): no reader's words.")
    approved = _wp(element, "comment_approved")
    state = _STATES.get(approved)
    if state is None:
        raise fields.BadField(f"Its state, {approved!r}, is not known.")
    assert element.parent is not None
    is_shut = kind == "private" or _wp(element.parent, "post_password") != ""
    if state == "published" and is_shut:
        state = "held"  # the public could not read it there
    meta = _meta(element)
    wanted = attachments.ids(meta.get("wmu_attachments", ""))
    attached, lost = attachments.found(wanted, uploads)
    remote = element.child(_DSQ + "remote")
    account = _wp(element, "comment_user_id") or "0"
    if account == "0" and remote is not None:
        account = remote.value(_DSQ + "id").strip() or "0"
    name = fields.unescaped(_wp(element, "comment_author")) or None
    email = _wp(element, "comment_author_email") or None
    if account != "0" and account not in readers:
        readers.add(account)
        yield ArchiveReader(account, name, email)
    parent = _wp(element, "comment_parent")
    ups, downs, score = _votes(meta)
    said = _moment(element, "comment_date")
    changed = meta.get("wpdiscuz_last_edited_at")
    edited = fields.moment(changed)
    yield ArchiveComment(
        key=key,
        story=story.key,
        text=_wp(element, "comment_content") + attachments.links(attached),
        markup="html",
        state=state,
        parent=parent if parent not in ("", "0") else None,
        author=account if account != "0" else None,
        author_name=name,
        author_email=email,
        author_website=_wp(element, "comment_author_url") or None,
        said=said,
        edited=edited,
        ups=ups,
        downs=downs,
        score=score,
        is_pinned=kind == "wpdiscuz_sticky",
        is_closed=fields.flag(meta, "wpdiscuz_closed"),
        quote=_quote(element) if meta.get("wpdiscuz_feedback_form_id", "0") != "0" else "",
        unread=fields.unread((_date(element, "comment_date"), said), (changed, edited)),
    )
    for each in lost:
        reason = f"What is attached to it, {each}, is not in the export, which can hold media, too."
        yield Rejected(f"line {element.line}, comment {key}", reason)


def _quote(comment: Element) -> str:
    """The words that the story's only form of inline feedback stands at; "" where it has more."""
    assert comment.parent is not None
    forms = _forms(comment.parent)
    return _plain(forms[0][1]) if len(forms) == 1 else ""


def _questions(item: Element, story: str) -> Iterator[Record]:
    """What the newsroom asks at words of the story."""
    for told, words in _forms(item):
        asked = _ASKED.search(told)
        if asked and asked[2].strip():
            yield ArchiveQuestion(story, _plain(words), _plain(asked[2]))


def _forms(item: Element) -> list[tuple[str, str]]:
    """The forms of inline feedback in a story: their attributes, and the words they stand at."""
    body = next((child.text for child in item.children if child.tag == _CONTENT), "")
    return _FORMS.findall(body)


def _plain(marked: str) -> str:
    return " ".join(html.unescape(_TAGS.sub("", marked)).split())


def _votes(meta: dict[str, str]) -> tuple[int | None, int | None, int | None]:
    """Ups, downs and score. The separate votes are PHP-serialised; only their figures are read."""
    separate = meta.get("wpdiscuz_votes_seperate") or meta.get("wpdiscuz_votes_separate") or ""
    likes, dislikes = _LIKES.search(separate), _DISLIKES.search(separate)
    ups = int(likes[1]) if likes else None
    downs = abs(int(dislikes[1])) if dislikes else None
    return ups, downs, fields.number(meta, "wpdiscuz_votes")
