"""The short way: what an application can answer before the server makes a request of it."""

from collections.abc import Callable
from typing import Any

from comity.ground.asgi import Headers
from comity.readlane.replies import Whole

AtOnce = Callable[[bytes, Headers], Whole | None]
"""Answers a plain GET from its address (path with query, as they came) and its headers (names
in small letters). None: it cannot be answered at once; it goes the long way, through ASGI."""


def at_once_of(app: Any) -> AtOnce | None:
    """Return the application's own method `at_once`, or None where it has none."""
    found: AtOnce | None = getattr(app, "at_once", None)
    return found
