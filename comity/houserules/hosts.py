"""Which host a link goes to, and which one its text names."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import urlsplit

LONGEST_HOST = 253
"""Characters of a host name, by RFC 1035."""


def host_of(address: str) -> str:
    """The host that `address` goes to, small, readable (no punycode) and without `www.`.

    That of a mail address is its domain. Empty where there is none.
    """
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme == "mailto":
        host = parts.path.rpartition("@")[2]
    return _readable(host)


def named_host(text: str) -> str:
    """The host that a link's text names, where the whole text is an address; else empty."""
    text = text.strip()
    if any(map(str.isspace, text)):
        return ""
    if "@" in text and "/" not in text:
        host = host_of(f"mailto:{text}")
    else:
        host = host_of(text if "://" in text else f"//{text}")
    return host if len(host) <= LONGEST_HOST and _HOST.fullmatch(host) else ""


def belongs(host: str, domains: Collection[str]) -> bool:
    """Whether `host` is one of `domains` or below one of them."""
    if not host or not domains:
        return False
    labels = host.split(".")
    return any(".".join(labels[first:]) in domains for first in range(len(labels)))


def _readable(host: str) -> str:
    host = host.lower().rstrip(".").removeprefix("www.")
    if "xn--" not in host:
        return host
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}")
