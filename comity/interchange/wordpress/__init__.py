"""Reads WordPress's export (WXR 1.0 to 1.2) with the votes and marks of wpDiscuz.

Promises: each item that was discussed comes before its comments; trash and spam with their state.
Never: takes over addresses of the network, nor trackbacks and pingbacks (nobody said them), nor
notes that those who work there left for each other, which WordPress and plug-ins keep as comments.

Source: WordPress's wp-admin/includes/export.php and wpDiscuz's comment meta, as
../shared/reference/formats.md, "WordPress WXR", lists them; also Disqus's "custom import", which
is WXR 1.0 with dsq:thread_identifier and dsq:remote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from comity.interchange import attachments, fields
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
from comity.interchange.wordpress.inline import questions, quote
from comity.interchange.wordpress.uploads import addresses
from comity.interchange.wordpress.wxr import is_wanted, is_wp, meta, wp
from comity.interchange.xmlstream import Element, elements

_DSQ = "http://www.disqus.com/ "
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
_NOT_SAID = ("pingback", "trackback")
# WordPress 6.9's notes on blocks, WooCommerce's and others' on orders, logs, Edit Flow's.
_NOTE = re.compile(r"(?:\w+_)?note|editorial-comment|action_log|webhook_delivery")
_LIKES = re.compile(r'"like";(?:i:|s:\d+:")(\d+)')
_DISLIKES = re.compile(r'"dislike";(?:i:|s:\d+:")(-?\d+)')


def read(source: Source) -> Iterator[Record]:
    """The records of an export. Raises BrokenArchive for a file that is no WXR."""
    is_wordpress = False
    current: Element | None = None
    story: ArchiveStory | None = None
    readers: set[str] = set()
    bylines: dict[str, str] = {}
    uploads = addresses(source)
    with source.open() as stream:
        for element in elements(stream, is_wanted):
            is_wordpress = True
            if is_wp(element, "author"):
                bylines[wp(element, "author_login")] = wp(element, "author_display_name")
                continue
            item = element if element.tag == "item" else element.parent
            assert item is not None
            if item is not current:
                current, story = item, None
            status = wp(item, "status")
            if element is not item and status in _NOT_PUBLIC:
                reason = f"Its post is not public there ({status}): both stay behind."
                yield Rejected(f"line {element.line}", reason)
                continue
            try:
                # An item's fields stand above its comments, so that it can be told before them.
                if story is None and (element is not item or _is_discussable(item)):
                    story = _story(item, bylines)
                    yield story
                    yield from questions(item, story.key)
                if element is not item and story is not None:
                    yield from _comment(element, story, readers, uploads)
            except fields.BadField as error:
                yield Rejected(f"line {element.line}", str(error))
    if not is_wordpress:
        raise BrokenArchive("the whole file", "It is XML, but no export of WordPress (no items).")


def _is_discussable(item: Element) -> bool:
    return wp(item, "post_type") in ("", "post", "page") and wp(item, "status") == "publish"


def _story(item: Element, bylines: Mapping[str, str]) -> ArchiveStory:
    address = item.value("link").strip() or None
    guid = item.value("guid").strip()
    identifier = item.value(_DSQ + "thread_identifier").strip()
    key = wp(item, "post_id") or identifier or address
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
        is_closed=wp(item, "comment_status") == "closed",
        is_deleted=wp(item, "status") == "trash",
        aliases=tuple(alias for alias in (guid, identifier) if alias and alias != address),
        unread=fields.unread((_date(item, "post_date"), published)),
    )


def _moment(element: Element, name: str) -> datetime | None:
    """The moment in UTC where it is told; WordPress writes zeros for what it does not know."""
    exact = fields.moment(wp(element, f"{name}_gmt"))
    if exact is not None:
        return exact.replace(tzinfo=UTC)
    return fields.moment(wp(element, name))


def _date(element: Element, name: str) -> str:
    """The date as it is told."""
    return wp(element, f"{name}_gmt") or wp(element, name)


def _comment(
    element: Element, story: ArchiveStory, readers: set[str], uploads: dict[str, str]
) -> Iterator[Record]:
    key = wp(element, "comment_id")
    kind = wp(element, "comment_type")
    if not key:
        raise fields.BadField("The comment has no comment_id.")
    if kind in _NOT_SAID:
        raise fields.BadField(f"It is a {kind}: another site's link, not a reader's words.")
    if _NOTE.fullmatch(kind):
        raise fields.BadField(f"It is a note of those who work there ({kind}): no reader's words.")
    approved = wp(element, "comment_approved")
    state = _STATES.get(approved)
    if state is None:
        raise fields.BadField(f"Its state, {approved!r}, is not known.")
    assert element.parent is not None
    is_shut = kind == "private" or wp(element.parent, "post_password") != ""
    if state == "published" and is_shut:
        state = "held"  # the public could not read it there
    noted = meta(element)
    wanted = attachments.ids(noted.get("wmu_attachments", ""))
    attached, lost = attachments.found(wanted, uploads)
    remote = element.child(_DSQ + "remote")
    account = wp(element, "comment_user_id") or "0"
    if account == "0" and remote is not None:
        account = remote.value(_DSQ + "id").strip() or "0"
    name = fields.unescaped(wp(element, "comment_author")) or None
    email = wp(element, "comment_author_email") or None
    if account != "0" and account not in readers:
        readers.add(account)
        yield ArchiveReader(account, name, email)
    parent = wp(element, "comment_parent")
    ups, downs, score = _votes(noted)
    said = _moment(element, "comment_date")
    changed = noted.get("wpdiscuz_last_edited_at")
    edited = fields.moment(changed)
    yield ArchiveComment(
        key=key,
        story=story.key,
        text=wp(element, "comment_content") + attachments.links(attached),
        markup="html",
        state=state,
        parent=parent if parent not in ("", "0") else None,
        author=account if account != "0" else None,
        author_name=name,
        author_email=email,
        author_website=wp(element, "comment_author_url") or None,
        said=said,
        edited=edited,
        ups=ups,
        downs=downs,
        score=score,
        is_pinned=kind == "wpdiscuz_sticky",
        is_closed=fields.flag(noted, "wpdiscuz_closed"),
        quote=quote(element) if noted.get("wpdiscuz_feedback_form_id", "0") != "0" else "",
        unread=fields.unread((_date(element, "comment_date"), said), (changed, edited)),
    )
    for each in lost:
        reason = f"What is attached to it, {each}, is not in the export, which can hold media, too."
        yield Rejected(f"line {element.line}, comment {key}", reason)


def _votes(noted: dict[str, str]) -> tuple[int | None, int | None, int | None]:
    """Ups, downs and score. The separate votes are PHP-serialised; only their figures are read."""
    separate = noted.get("wpdiscuz_votes_seperate") or noted.get("wpdiscuz_votes_separate") or ""
    likes, dislikes = _LIKES.search(separate), _DISLIKES.search(separate)
    ups = int(likes[1]) if likes else None
    downs = abs(int(dislikes[1])) if dislikes else None
    return ups, downs, fields.number(noted, "wpdiscuz_votes")
