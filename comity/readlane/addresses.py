"""Which page an address means, or why it means none. Pure."""

import re
from collections.abc import Set
from dataclasses import dataclass

from comity.snapshots.keys import OPENING, PageKey, Shape, is_order

_NAME = re.compile(r"[A-Za-z0-9_-]{1,200}", re.ASCII)
_PAGE = re.compile(r"0|[1-9][0-9]{0,5}", re.ASCII)
_ORDER_LIKE = re.compile(r"thread-[^/]*|best|newest|oldest|votes|discussed")
_LANG = re.compile(rb"(?:^|&)lang=([A-Za-z0-9-]{1,35})(?:&|$)")


@dataclass(frozen=True, slots=True)
class Astray:
    """The address means no page; `code` says why, `locale` in which language to say it."""

    code: str
    locale: str
    shape: Shape


def is_fragment(path: str) -> bool:
    """Say whether the path belongs to the fragments: /read/…"""
    return path.startswith("/read/")


def is_document(path: str) -> bool:
    """Say whether the path is /stories/<slug>/ or /stories/<slug>/<order>/<page>/.

    What else stands below a story (its comments, its feed) belongs to others.
    """
    if not path.startswith("/stories/") or not path.endswith("/"):
        return False
    parts = path.split("/")[2:-1]
    return len(parts) == 1 or (len(parts) == 3 and bool(_ORDER_LIKE.fullmatch(parts[1])))


def find_page(path: str, query: bytes, locales: Set[str]) -> PageKey | Astray:
    """Return the page that a path (decoded) and its query string mean.

    `locales` are the languages that can be asked for with `lang`; for any other, the
    publication's own is meant.
    """
    locale = asked_locale(query, locales)
    parts = path.split("/")[2:]
    if is_fragment(path):
        if len(parts) != 4:
            return Astray("no_such_page", locale, "fragment")
        publication, story, order, page = parts
        return _page(publication, story, order, page, locale, "fragment")
    if len(parts) == 2:
        return _page("", parts[0], "", "0", locale, "document")
    return _page("", parts[0], parts[1], parts[2], locale, "document")


def asked_locale(query: bytes, locales: Set[str]) -> str:
    """Return the language asked for with `lang`, exactly or without its region; else ""."""
    asked = _LANG.search(query)
    if asked is None:
        return ""
    known = {locale.lower(): locale for locale in locales}
    wanted = asked[1].decode("ascii").lower()
    return known.get(wanted) or known.get(wanted.partition("-")[0], "")


def _page(
    publication: str, story: str, order: str, page: str, locale: str, shape: Shape
) -> PageKey | Astray:
    named = _NAME.fullmatch(story) and (shape == "document" or _NAME.fullmatch(publication))
    if not named:
        return Astray("no_such_story", locale, shape)
    if order and not is_order(order):
        return Astray("unknown_order", locale, shape)
    if not _PAGE.fullmatch(page):
        return Astray("no_such_page", locale, shape)
    number = int(page)
    if number == OPENING and order not in ("", "newest"):
        number = 1
    return PageKey(publication, story, order, number, locale, shape)
