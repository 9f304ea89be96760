"""The latest events of one story in one language, and who listens to them."""

from collections import deque

from comity.live.events import Event
from comity.live.listener import Listener


class Channel:
    """Remembers up to `events` events and `size` bytes of them. Not safe between threads."""

    def __init__(self, events: int, size: int) -> None:
        self._events = events
        self._size = size
        self._held = 0
        self._ring: deque[Event] = deque()
        self.listeners: set[Listener] = set()
        self.idle_since: float | None = None
        self.complete_after: int | None = None
        """The version after which every event is in the ring; None until it is known."""

    @property
    def latest(self) -> int | None:
        """The newest version that this channel knows of; None until `complete_after` is known."""
        if self.complete_after is None or not self._ring:
            return self.complete_after
        return max(self.complete_after, self._ring[-1].version)

    def add(self, event: Event) -> None:
        """Remember an event, and forget the oldest where there are too many."""
        self._ring.append(event)
        self._held += len(event.wire)
        while len(self._ring) > self._events or self._held > self._size:
            oldest = self._ring.popleft()
            self._held -= len(oldest.wire)
            self.complete_after = max(self.complete_after or 0, oldest.version)

    def clear(self) -> None:
        """Forget every event; who missed one of them has to fetch the page again."""
        self.complete_after = self.latest
        self._ring.clear()
        self._held = 0

    def since(self, version: int) -> list[Event] | None:
        """Return the events after a version; None if some of them are not known here."""
        if self.complete_after is None or version < self.complete_after:
            return None
        return [event for event in self._ring if event.version > version]
