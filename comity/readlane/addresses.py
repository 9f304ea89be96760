"""Which page an address means, or why it means none. Pure."""

import re
from collections.abc import Set
from dataclasses import dataclass

from comity.ground.locales import asked_locale
from comity.ground.problems import Problem
from comity.publications.orders import ORDERS, is_order
from comity.readlane.refusals import NO_SUCH_PAGE, NO_SUCH_STORY, UNKNOWN_ORDER
from comity.snapshots.keys import OPENING, PageKey, Shape

_PUBLICATION = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)
_STORY = re.compile(r"[A-Za-z0-9_-]{1,200}", re.ASCII)
_PAGE = re.compile(r"0|[1-9][0-9]{0,5}", re.ASCII)
_NO_SLASH = re.compile(r"/stories/[A-Za-z0-9_-]{1,200}", re.ASCII)
_ORDER_LIKE = re.compile(rf"thread-[^/]*|{'|'.join(ORDERS)}")


@dataclass(frozen=True, slots=True)
class Astray:
    """The address means no page; `problem` says why, `locale` in which language to say it."""

    problem: Problem
    locale: str
    shape: Shape


def is_fragment(path: str) -> bool:
    """Say whether the path belongs to the fragments: /read/…"""
    return path.startswith("/read/")


def is_publication(path: str) -> bool:
    """Say whether the path is /read/<publication>/, below which stories are found."""
    return path.count("/") == 3 and path.endswith("/") and is_fragment(path)


def is_document(path: str) -> bool:
    """Say whether the path is /stories/<slug>/ or /stories/<slug>/<order>/<page>/.

    What else stands below a story (its comments, its feed) belongs to others.
    """
    if not path.startswith("/stories/") or not path.endswith("/"):
        return False
    parts = path.split("/")[2:-1]
    return len(parts) == 1 or (len(parts) == 3 and bool(_ORDER_LIKE.fullmatch(parts[1])))


def lacks_slash(path: str) -> bool:
    """Say whether the path would be a story page's, had it a slash at its end."""
    return _NO_SLASH.fullmatch(path) is not None


def find_page(path: str, query: bytes, locales: Set[str]) -> PageKey | Astray:
    """Return the page that a path (decoded) and its query string mean.

    `locales` are the languages that can be asked for with `lang`; for any other, the
    publication's own is meant.
    """
    locale = asked_locale(query, locales)
    parts = path.split("/")[2:]
    if is_fragment(path):
        if len(parts) != 4:
            return Astray(NO_SUCH_PAGE, locale, "fragment")
        publication, story, order, page = parts
        return _page(publication, story, order, page, locale, "fragment")
    if len(parts) == 2:
        return _page("", parts[0], "", "0", locale, "document")
    return _page("", parts[0], parts[1], parts[2], locale, "document")


def _page(
    publication: str, story: str, order: str, page: str, locale: str, shape: Shape
) -> PageKey | Astray:
    named = shape == "document" or _PUBLICATION.fullmatch(publication)
    if not named or not _STORY.fullmatch(story):
        return Astray(NO_SUCH_STORY, locale, shape)
    if order and not is_order(order):
        return Astray(UNKNOWN_ORDER, locale, shape)
    if not _PAGE.fullmatch(page):
        return Astray(NO_SUCH_PAGE, locale, shape)
    number = int(page)
    if number == OPENING and order not in ("", "newest"):
        number = 1
    return PageKey(publication, story, order, number, locale, shape)
