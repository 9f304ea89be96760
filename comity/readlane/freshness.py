"""How long who may keep a page.

A browser asks each time (and mostly hears 304), so that who posted sees the comment at once.
A CDN answers the crowd for a second, and a little longer while it fetches the new page; a
settled page changes by replies and votes alone and may stand for longer.
`CDN-Cache-Control` (RFC 9213) carries the CDN's part, because `stale-while-revalidate`
(RFC 5861) in `Cache-Control` would let the browser show its own old copy as well.
"""

from comity.ground.asgi import Headers
from comity.snapshots.pack import Stored

_LIVE: Headers = [
    (b"cache-control", b"public, max-age=0, s-maxage=1, must-revalidate"),
    (
        b"cdn-cache-control",
        b"public, max-age=1, stale-while-revalidate=5, stale-if-error=86400",
    ),
]
_SETTLED: Headers = [
    (b"cache-control", b"public, max-age=0, s-maxage=10, must-revalidate"),
    (
        b"cdn-cache-control",
        b"public, max-age=10, stale-while-revalidate=60, stale-if-error=86400",
    ),
]


def freshness(stored: Stored) -> Headers:
    """Return the headers that say how long a page may be kept."""
    return _SETTLED if stored.settled else _LIVE
