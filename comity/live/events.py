"""How an event is written. Source: HTML Living Standard, section 9.2, server-sent events."""

from typing import NamedTuple

HEARTBEAT = b":\n\n"
"""A comment: it keeps proxies from taking the silence for an end."""


class Event(NamedTuple):
    """An event as it is sent, and the story's version after it."""

    version: int
    wire: bytes


def patch(version: int, data: bytes) -> Event:
    """Return the event that carries a change; `data` is JSON."""
    return Event(version, _written("patch", version, data))


def reset(version: int) -> Event:
    """Return the event that says: fetch the page again, it stands at this version or later."""
    return Event(version, _written("reset", version, b'{"version":%d}' % version))


def opening(retry: int, version: int) -> bytes:
    """Return what a stream opens with: after how many milliseconds to come back, and where.

    An id alone is no event, but the browser remembers it and sends it as Last-Event-ID.
    """
    return b"retry: %d\nid: %d\n\n" % (retry, version)


def _written(kind: str, version: int, data: bytes) -> bytes:
    lines = b"".join(b"data: %s\n" % line for line in data.splitlines() or [b""])
    return b"id: %d\nevent: %s\n%s\n" % (version, kind.encode("ascii"), lines)
