"""Where those who make events and those who listen to them meet, within one process."""

import threading
import time
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from comity.live.channel import Channel
from comity.live.events import Event, patch, reset
from comity.live.listener import Listener

RING_EVENTS = 128
RING_BYTES = 256 * 1024
LISTENER_EVENTS = 64
LINGER_SECONDS = 120.0
"""A channel that nobody listens to any more stays for so long, for those who come back."""


class Address(NamedTuple):
    """A story in a language; locale "" is the publication's own."""

    publication: str
    story: str
    locale: str


class Hub:
    """Passes events on and remembers the latest. Safe between threads."""

    def __init__(
        self,
        *,
        events: int = RING_EVENTS,
        size: int = RING_BYTES,
        room: int = LISTENER_EVENTS,
        linger: float = LINGER_SECONDS,
    ) -> None:
        self._events = events
        self._size = size
        self._room = room
        self._linger = linger
        self._channels: dict[Address, Channel] = {}
        self._by_story: dict[tuple[str, str], set[Address]] = defaultdict(set)
        self._guard = threading.Lock()
        self._closed = False

    def wanted(self, publication: str, story: str) -> frozenset[str]:
        """Return the languages in which somebody listens to this story, or may come back."""
        with self._guard:
            self._sweep(self._by_story.get((publication, story), ()))
            return frozenset(
                address.locale for address in self._by_story.get((publication, story), ())
            )

    def publish(self, publication: str, story: str, locale: str, version: int, data: bytes) -> None:
        """Pass a patch on to all who listen; `data` is JSON. Nothing, where nobody does."""
        with self._guard:
            channel = self._channels.get(Address(publication, story, locale))
            if channel is not None:
                event = patch(version, data)
                channel.add(event)
                _tell(channel.listeners, event)

    def forget(self, publication: str, story: str) -> None:
        """Keep nothing of a story's events: whoever comes back for them is told to begin anew."""
        with self._guard:
            for address in self._by_story.get((publication, story), ()):
                self._channels[address].clear()

    def listen(self, address: Address) -> Listener:
        """Open a place for a stream of the running event loop. Give it back by `leave`.

        It hears nothing before `begin`; what is published meanwhile is not lost.
        """
        listener = Listener(self._room)
        with self._guard:
            if self._closed:
                listener.close()
                return listener
            channel = self._channels.get(address)
            if channel is None:
                self._sweep(self._channels)
                channel = self._channels[address] = Channel(self._events, self._size)
                self._by_story[address.publication, address.story].add(address)
            channel.listeners.add(listener)
            channel.idle_since = None
        return listener

    def latest(self, address: Address) -> int | None:
        """Return the newest version that is known here; None if none is yet."""
        with self._guard:
            channel = self._channels.get(address)
            return channel.latest if channel else None

    def begin(self, listener: Listener, address: Address, current: int, after: int | None) -> None:
        """Let a listener hear, in its own loop, all that came after version `after`.

        None: after what is newest. `current` is the story's version, read while the listener
        was listening already, so that every later event has come to this hub.
        """
        with self._guard:
            channel = self._channels.get(address)
            if channel is None:  # closed meanwhile
                return
            if channel.complete_after is None:
                channel.complete_after = current
            newest = max(current, channel.latest or 0)
            start = newest if after is None else after
            missed = channel.since(start) if start <= newest else None
            if missed is None:
                listener.begin(newest, [reset(newest)])
            else:
                # What lies between here and `current` may not have come to this hub yet.
                listener.begin(start, missed)

    def leave(self, listener: Listener, address: Address) -> None:
        """Give a place back."""
        listener.close()
        with self._guard:
            channel = self._channels.get(address)
            if channel is None:
                return
            channel.listeners.discard(listener)
            if not channel.listeners:
                channel.idle_since = time.monotonic()
                if channel.complete_after is None:  # there may be no such story
                    self._drop(address)

    def close(self) -> None:
        """End every stream, and admit no more: the server stops."""
        with self._guard:
            self._closed = True
            for channel in self._channels.values():
                for listener in channel.listeners:
                    listener.loop.call_soon_threadsafe(listener.close)

    def __len__(self) -> int:
        """How many streams are open."""
        with self._guard:
            return sum(len(channel.listeners) for channel in self._channels.values())

    def _sweep(self, addresses: Iterable[Address]) -> None:
        oldest = time.monotonic() - self._linger
        for address in list(addresses):
            idle = self._channels[address].idle_since
            if idle is not None and idle < oldest:
                self._drop(address)

    def _drop(self, address: Address) -> None:
        del self._channels[address]
        story = (address.publication, address.story)
        self._by_story[story].discard(address)
        if not self._by_story[story]:
            del self._by_story[story]


def _tell(listeners: Iterable[Listener], event: Event) -> None:
    """Let listeners hear an event, each in its own loop: one wake-up a loop, not a listener."""
    loops: dict[object, list[Listener]] = defaultdict(list)
    for listener in listeners:
        loops[listener.loop].append(listener)
    for crowd in loops.values():
        crowd[0].loop.call_soon_threadsafe(_hear_all, crowd, event)


def _hear_all(listeners: list[Listener], event: Event) -> None:
    for listener in listeners:
        listener.hear(event)
