"""How a discussion is cut into pages. Pure.

A page lists the answers to one thing: to the story, or to one comment. In the orders by
time, pages are cut from the beginning by position, so that a new answer changes the newest
page alone; that one holds from SIZE to 2 * SIZE - 1 answers before it is cut in two. In the
orders by rank, pages are cut from the top.
"""

from dataclasses import dataclass

SIZE = 30
"""Answers on a full page."""

LEVELS = 4
"""Levels of replies shown under an answer."""

SIBLINGS = 10
"""Replies shown under one comment, at most; all of them stand on its own page."""

BUDGET = 300
"""Comments on a page, at most, so that no page grows with its story."""


@dataclass(frozen=True)
class Cut:
    """What a page holds: positions `first` to `last`, or ranks `skip` and the next SIZE."""

    page: int
    pages: int
    first: int
    last: int

    @property
    def skip(self) -> int:
        """How many answers stand above this page in an order by rank."""
        return self.first - 1


def in_time(page: int, seats: int, *, newest_first: bool = False) -> Cut | None:
    """Cut by position; page 0 is the one that opens. None where there is no such page."""
    pages = max(1, seats // SIZE)
    page = page or (pages if newest_first else 1)
    if not 1 <= page <= pages:
        return None
    return Cut(page, pages, (page - 1) * SIZE + 1, seats if page == pages else page * SIZE)


def by_rank(page: int, shown: int) -> Cut | None:
    """Cut by rank; page 0 is the first. None where there is no such page."""
    pages = max(1, -(-shown // SIZE))
    page = page or 1
    if not 1 <= page <= pages:
        return None
    return Cut(page, pages, (page - 1) * SIZE + 1, page * SIZE)


def page_of(position: int, seats: int) -> int:
    """Return the page, in an order by time, on which a position stands."""
    return min((position - 1) // SIZE + 1, max(1, seats // SIZE))
