"""Reads a page of a wpDiscuz site saved as HTML: versions 7 (#wpd-comm-…), 2 to 5 (#wc-comm-…).

Promises: ids, parents and exact scores as the page's markup holds them; a page that was saved
before all was loaded is reported as such.
Never: takes a relative date for an absolute one; dates are in the site's own, unnamed time zone.

Source: wpDiscuz 7's templates, as ../shared/reference/formats.md, "Saved pages of wpDiscuz
(HTML)", lists their ids and classes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time

from selectolax.lexbor import LexborHTMLParser, LexborNode

from comity.interchange import attachments
from comity.interchange.fields import unread
from comity.interchange.records import (
    ArchiveComment,
    ArchiveQuestion,
    ArchiveStory,
    BrokenArchive,
    Record,
    Rejected,
)
from comity.interchange.source import Source
from comity.interchange.textpage.dates import read_date

_ID = re.compile(r"(?:wpd|wc)-comm-(?P<id>\d+)_(?P<parent>\d+)")
_COMMENTS = "[id^='wpd-comm-'], [id^='wc-comm-']"
_FIELDS = {
    "label": ".wpd-comment-label, .wc-comment-label",
    "author": ".wpd-comment-author, .wc-comment-author",
    "date": ".wpd-comment-date, .wc-comment-date",
    "text": ".wpd-comment-text, .wc-comment-text",
    "score": ".wpd-vote-result, .wc-vote-result",
    "likes": ".wpd-vote-result-like, .wc-vote-result-like",
    "dislikes": ".wpd-vote-result-dislike, .wc-vote-result-dislike",
    "link": ".wpd-comment-link [data-wpd-clipboard], .wc-comment-link-input",
    "cut": ".wpdiscuz-readmore",
    "attached": ".wmu-comment-attachments",
    "inline": ".wpd-inline-feedback-wrapper [data-feedback-content-id]",
}
_GUEST = re.compile(r"\b(?:wpd|wc)-blog-guest\b")
_INLINE = ".wpd-inline-shortcode[id^='wpd-inline-']"
_FORM = ".wpd-inline-icon-wrapper, .wpd-inline-form-wrapper, .wpd-inline-form"
_LARGEST = 64 * 1024 * 1024

Fields = dict[str, LexborNode]


def read(source: Source) -> Iterator[Record]:
    """The story and the comments of a page. Raises BrokenArchive for any other HTML."""
    with source.open() as stream:
        data = stream.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise BrokenArchive("the whole page", "It is larger than any page (64 MiB).")
    tree = LexborHTMLParser(data)
    comments = {node.id: node for node in tree.css(_COMMENTS) if _ID.fullmatch(node.id or "")}
    head = tree.css_first("#wpd-threads .wpd-thread-info")
    if not comments and head is None:
        raise BrokenArchive("the whole page", "It holds no discussion of wpDiscuz.")
    story = _story(tree, source.path.name)
    yield story
    owned = _fields_by_comment(tree)
    yield from _questions(tree, story.key)
    passages = _passages(tree)
    for name, node in comments.items():
        yield from _comment(name or "", node, owned.get(name or "", {}), story.key, passages)
    yield from _what_is_missing(tree, head, len(comments))


def _story(tree: LexborHTMLParser, name: str) -> ArchiveStory:
    address = _attribute(tree, "link[rel='canonical']", "href")
    address = address or _attribute(tree, "meta[property='og:url']", "content")
    title = _attribute(tree, "meta[property='og:title']", "content")
    if title is None:
        node = tree.css_first("h1") or tree.css_first("title")
        title = node.text(strip=True) or None if node is not None else None
    return ArchiveStory(address or name, address, title)


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str | None:
    node = tree.css_first(selector)
    return (node.attributes.get(name) or "").strip() or None if node is not None else None


def _fields_by_comment(tree: LexborHTMLParser) -> dict[str, Fields]:
    """The first node of each field, by the comment it stands in; replies nest in comments."""
    owned: dict[str, Fields] = {}
    for field, selector in _FIELDS.items():
        for node in tree.css(selector):
            owner = node.parent
            while owner is not None and not _ID.fullmatch(owner.id or ""):
                owner = owner.parent
            if owner is not None:
                owned.setdefault(owner.id or "", {}).setdefault(field, node)
    return owned


def _comment(
    name: str, node: LexborNode, fields: Fields, story: str, passages: dict[str, str]
) -> Iterator[Record]:
    match = _ID.fullmatch(name)
    assert match is not None
    if "text" not in fields:
        yield Rejected(f"#{name}", "It has no text.")
        return
    classes = (node.attributes.get("class") or "").split()
    author = fields.get("author")
    link = author.css_first("a[href]") if author is not None else None
    inline = fields["inline"].attributes if "inline" in fields else {}
    ups, downs = _titled(fields.get("likes")), _titled(fields.get("dislikes"))
    date = _date(fields.get("date"))
    said = _said(date)
    yield ArchiveComment(
        key=match["id"],
        story=story,
        text=_words(fields["text"]) + _attached(fields.get("attached")),
        markup="html",
        state="held" if "wpd-unapproved-comment" in classes else "published",
        parent=match["parent"] if match["parent"] != "0" else None,
        author_name=author.text(strip=True) or None if author is not None else None,
        author_website=link.attributes.get("href") if link is not None else None,
        author_label=_label(node, fields.get("label")),
        said=said,
        ups=ups,
        downs=abs(downs) if downs is not None else None,
        score=_titled(fields.get("score")),
        is_pinned="wpd-sticky-comment" in classes,
        is_closed="wpd-closed-comment" in classes,
        quote=passages.get(inline.get("data-feedback-content-id") or "", ""),
        address=_clipboard(fields.get("link")),
        unread=unread((date, said)),
    )
    if "cut" in fields:
        yield Rejected(f"#{name}", 'Its words are cut off: open "Read more" and save again.')


def _questions(tree: LexborHTMLParser, story: str) -> Iterator[Record]:
    """What the newsroom asks at words of the story, each once."""
    asked: dict[str, str] = {}
    form = ""
    # A paragraph ends where the form begins: it may stand behind the words, and not in them.
    for node in tree.root.traverse() if tree.root is not None else ():
        classes = (node.attributes.get("class") or "").split()
        if "wpd-inline-shortcode" in classes:
            form = node.id or ""
        elif form and "wpd-inline-form-question" in classes:
            asked.setdefault(form, " ".join(node.text().split()))
    words = _passages(tree)
    for name, text in asked.items():
        quote = words.get(name.removeprefix("wpd-inline-"), "")
        if quote and text:
            yield ArchiveQuestion(story, quote, text)


def _passages(tree: LexborHTMLParser) -> dict[str, str]:
    """The words of the story at which a form of inline feedback stands, by the form's id."""
    found: dict[str, str] = {}
    for node in tree.css(_INLINE):
        for part in node.css(_FORM):
            part.decompose()
        key = (node.id or "").removeprefix("wpd-inline-")
        found.setdefault(key, " ".join(node.text().split()))
    return found


def _words(text: LexborNode) -> str:
    for wrapper in text.css(".wpd-inline-feedback-wrapper, .wpdiscuz-readmore"):
        wrapper.decompose()
    return (text.inner_html or "").strip()


def _attached(node: LexborNode | None) -> str:
    """Links to what was attached to a comment, which stands below its words."""
    found = node.css("a[href]") if node is not None else []
    addresses = dict.fromkeys(each.attributes.get("href") or "" for each in found)
    return attachments.links([each for each in addresses if each])


def _titled(node: LexborNode | None) -> int | None:
    """The exact figure in the title, where there is one: the text may read "1.2K"."""
    if node is None:
        return None
    figure = (node.attributes.get("title") or node.text()).strip().replace("−", "-")
    return int(figure) if re.fullmatch(r"[+-]?\d{1,9}", figure) else None


def _date(node: LexborNode | None) -> str:
    """The date as the page shows it; the exact one where it has both."""
    return (node.attributes.get("title") or node.text()).strip() if node is not None else ""


def _said(date: str) -> datetime | None:
    said = read_date(date)
    if said is None or said.at is None or said.relative:
        return None
    return said.at if isinstance(said.at, datetime) else datetime.combine(said.at, time())


def _clipboard(node: LexborNode | None) -> str | None:
    if node is None:
        return None
    return node.attributes.get("data-wpd-clipboard") or node.attributes.get("value")


def _label(comment: LexborNode, label: LexborNode | None) -> str | None:
    """What stands beside a name; nothing for guests, whose label is in the site's language."""
    wrap = comment.css_first(".wpd-comment-wrap")
    about = [each.attributes.get("class") or "" for each in (comment, wrap, label) if each]
    if label is None or _GUEST.search(" ".join(about)):
        return None
    return label.text(strip=True) or None


def _what_is_missing(
    tree: LexborHTMLParser, head: LexborNode | None, found: int
) -> Iterator[Record]:
    declared = _declared(head)
    more = tree.css_first(".wpd-load-more-submit, .wc-load-more-submit") is not None
    if int(declared) > found if declared.isdecimal() else more:
        total = declared or "an unknown number"
        reason = f"{found} comments of {total} are there: load them all and save it again."
        yield Rejected("the page", reason)


def _declared(head: LexborNode | None) -> str:
    """How many comments there are, as the head of the thread tells it; "" where it does not."""
    if head is None:
        return ""
    figure = head.css_first(".wpdtc")
    told = head.attributes.get("data-comments-count")
    return told or (figure.attributes.get("title") if figure is not None else "") or ""
