"""What a process remembers of the store: the pages asked for last, up to so many bytes."""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Generic, TypeVar

from comity.snapshots.keys import PageKey
from comity.snapshots.pack import Stored

Signature = TypeVar("Signature")


@dataclass(slots=True)
class Remembered(Generic[Signature]):
    """A page, and what tells it from other versions of it.

    `checked`: when it was last compared with the store; `noted`: when its demand was last
    written down there. Both in seconds of time.monotonic().
    """

    stored: Stored
    signature: Signature
    checked: float
    noted: float


class Memory(Generic[Signature]):
    """The least recently used pages go first when `limit` bytes are passed."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._weight = 0
        self._pages: OrderedDict[PageKey, Remembered[Signature]] = OrderedDict()
        self._guard = threading.Lock()

    def recall(self, key: PageKey) -> Remembered[Signature] | None:
        """Return what is remembered of the page, and keep it longer."""
        with self._guard:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def remember(self, key: PageKey, page: Remembered[Signature]) -> None:
        """Remember the page instead of what was remembered of it, and drop the oldest."""
        with self._guard:
            self._drop(key)
            if page.stored.weight > self._limit:
                return
            self._pages[key] = page
            self._weight += page.stored.weight
            while self._weight > self._limit:
                self._drop(next(iter(self._pages)))

    def drop(self, key: PageKey) -> None:
        """Remember nothing of this page."""
        with self._guard:
            self._drop(key)

    def drop_story(self, story: str) -> None:
        """Remember nothing of this story."""
        with self._guard:
            for key in [key for key in self._pages if key.story == story]:
                self._drop(key)

    def clear(self) -> None:
        """Remember nothing."""
        with self._guard:
            self._pages.clear()
            self._weight = 0

    @property
    def weight(self) -> int:
        """Bytes that are remembered now, about."""
        return self._weight

    def __len__(self) -> int:
        return len(self._pages)

    def _drop(self, key: PageKey) -> None:
        page = self._pages.pop(key, None)
        if page is not None:
            self._weight -= page.stored.weight
