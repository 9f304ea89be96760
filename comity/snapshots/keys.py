"""The name of one page of one discussion."""

from dataclasses import dataclass
from typing import Literal

Shape = Literal["fragment", "document"]

OPENING = 0
"""The page number that means: the page which this order opens with."""


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
