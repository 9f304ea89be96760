"""Where kept pages lie, and the promises that every such place makes.

A page is put only by who asked for it before reading the rows: `mark`, read, render, `put`.
Between the two, a change of the story reaches the page in one of two ways, and both are safe:

1. The follower finds the mark and puts a newer version: the older one is refused.
2. The follower forgets the page: its mark is gone, and what was rendered for it is refused.

A mark that comes after the follower looked was set after the change was committed, so what is
read for it holds the change. No Django here, and nothing waits for a lock on the event loop.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from comity.snapshots.keys import PageKey
from comity.snapshots.pack import Stored

DEMAND_SECONDS = 6 * 3600.0
"""A page that nobody has asked for in this time is forgotten, not rendered again."""

MEMORY_BYTES = 64 * 1024 * 1024
"""How much of the pages a process keeps in memory, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The proof that a page was in demand before its rows were read."""

    token: str


class Store(Protocol):
    """Keeps pages. Safe between threads and between processes.

    Trouble with the disk or the network never reaches the caller: `get` finds nothing, `put`
    keeps nothing, and `trouble` says why.
    """

    def recall(self, key: PageKey) -> Stored | None:
        """Return the page if it is at hand and current, without waiting; None says nothing."""

    def get(self, key: PageKey) -> Stored | None:
        """Return the page as it is kept now; None if it is not kept."""

    def mark(self, key: PageKey) -> Mark:
        """Note that the page is in demand. Call it before reading the rows."""

    def put(self, key: PageKey, stored: Stored, mark: Mark | None = None) -> bool:
        """Keep the page; False if `mark` has gone meanwhile or a newer version is kept."""

    def marked(self, publication: str, story: str) -> list[PageKey]:
        """Return the pages of this story that are in demand, documents (publication "") too."""

    def forget(self, key: PageKey) -> None:
        """Drop the page and its mark."""

    def forget_story(self, publication: str, story: str) -> None:
        """Drop every page and mark of this story, documents too."""

    def clear(self) -> None:
        """Drop everything: after a restore, or when a new release renders differently."""

    @property
    def trouble(self) -> str | None:
        """What last went wrong, in English; None while all is well."""


def fill(store: Store, key: PageKey, render: Callable[[PageKey], Stored | None]) -> Stored | None:
    """Render a page that is not kept, and keep it: mark, render, put. None: no such page.

    Whatever `render` raises passes through; neither that nor None leaves a mark behind.
    """
    mark = store.mark(key)
    stored = None
    try:
        stored = render(key)
    finally:
        if stored is None:
            store.forget(key)
    if stored is not None:
        store.put(key, stored, mark)
    return stored
