"""Web origins: who may embed, and which addresses belong to a publication."""

from collections.abc import Iterable
from urllib.parse import SplitResult, urlsplit, urlunsplit

DEFAULT_PORTS = {"http": 80, "https": 443}
LONGEST = 2000
"""Bytes of a story's address, at most, once it is in its normal form: PostgreSQL's index of them
takes 2,700 of each."""

TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid")


def origin(address: str) -> str | None:
    """Return `scheme://host[:port]` of a web address in its normal form, or None.

    Source: RFC 6454, section 6.2.
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname or parts.username is not None:
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname.lower().rstrip(".")
    try:
        host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        return None
    shown = "" if port in (None, DEFAULT_PORTS[parts.scheme]) else f":{port}"
    return f"{parts.scheme}://{host}{shown}"


def allowed(address: str, origins: Iterable[str]) -> bool:
    """Say whether `address` (or an Origin header) belongs to one of `origins`."""
    found = origin(address)
    return found is not None and found in {origin(each) for each in origins}


def canonical(address: str) -> str | None:
    """Return the address under which a story is known: no fragment, no tracking.

    None for what is no web address, or longer than LONGEST.

    The same story is reached with and without campaign parameters; what stays in the
    query may well name the story (`?p=198`).
    """
    found = origin(address)
    if found is None:
        return None
    parts: SplitResult = urlsplit(address.strip())
    kept = [pair for pair in parts.query.split("&") if pair and not pair.startswith(TRACKING)]
    whole = found + urlunsplit(("", "", parts.path or "/", "&".join(kept), ""))
    return whole if len(whole.encode("utf-8", "replace")) <= LONGEST else None
