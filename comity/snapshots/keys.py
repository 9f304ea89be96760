"""The name of one page of one discussion."""

import re
from dataclasses import dataclass
from typing import Literal

Shape = Literal["fragment", "document"]

ORDERS = ("best", "newest", "oldest", "votes", "discussed")
"""The orders of a whole discussion."""

OPENING = 0
"""The page number that means: the page which this order opens with."""

_THREAD = re.compile(r"thread-([1-9][0-9]{0,8})", re.ASCII)


@dataclass(frozen=True, slots=True)
class PageKey:
    """Which page is meant.

    `publication` is "" where the address did not name it (documents: a slug is unique on
    the server); `order` is "" for the publication's own default order; `page` counts from 1,
    or is OPENING; `locale` is "" for the publication's own.
    """

    publication: str
    story: str
    order: str
    page: int
    locale: str
    shape: Shape


def is_order(text: str) -> bool:
    """Say whether `text` names an order: one of ORDERS, or `thread-<number>`."""
    return text in ORDERS or _THREAD.fullmatch(text) is not None


def thread_number(order: str) -> int | None:
    """Return the number of the comment whose thread `order` shows; None for another order."""
    match = _THREAD.fullmatch(order)
    return int(match[1]) if match else None
