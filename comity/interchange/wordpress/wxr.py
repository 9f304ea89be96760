"""The elements of a WXR, whatever its version: they are told apart by their namespace."""

from __future__ import annotations

from comity.interchange.xmlstream import Element

_WP = "http://wordpress.org/export/"


def is_wanted(element: Element) -> bool:
    """Whether an element is read: an item, a comment of one, or an author of the site."""
    if element.parent is None:
        return False
    inside = element.parent.tag
    return (
        element.tag == "item"
        or (inside == "item" and is_wp(element, "comment"))
        or (inside == "channel" and is_wp(element, "author"))
    )


def is_wp(element: Element, name: str) -> bool:
    """Whether an element is WordPress's own, of this name."""
    return element.tag.startswith(_WP) and element.tag.endswith(f" {name}")


def wp(element: Element, name: str) -> str:
    """The text of a child that is WordPress's own; empty where there is none."""
    found = next((child for child in element.children if is_wp(child, name)), None)
    return found.text.strip() if found is not None else ""


def meta(comment: Element) -> dict[str, str]:
    """What WordPress and its plug-ins noted of a comment, by name."""
    return {
        wp(child, "meta_key"): wp(child, "meta_value")
        for child in comment.children
        if is_wp(child, "commentmeta")
    }
