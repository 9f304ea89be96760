"""File names for pages: readable, reversible, and safe whatever the key holds."""

import string
from typing import cast
from urllib.parse import unquote

from comity.snapshots.keys import PageKey, Shape

# Capitals are escaped too: some disks hold "A" and "a" for the same name.
_PLAIN = frozenset((string.ascii_lowercase + string.digits + "-_").encode())


def story_name(story: str) -> str:
    """Return the folder's name for a story: never empty, never "." or "..", no separator."""
    return f"{_safe(story)}.story"


def story_of(name: str) -> str:
    """Read back what `story_name` wrote."""
    return unquote(name.removesuffix(".story"), errors="surrogatepass")


def page_name(key: PageKey) -> str:
    """Return the name of a page within its story's folder, without an ending."""
    parts = (key.publication, key.order, str(key.page), key.locale, key.shape)
    return ",".join(map(_safe, parts))


def key_of(story: str, name: str) -> PageKey | None:
    """Read back what `page_name` wrote; None for a name that is none of ours."""
    parts = [unquote(part, errors="surrogatepass") for part in name.split(",")]
    if len(parts) != 5 or not parts[2].isdecimal() or parts[4] not in ("fragment", "document"):
        return None
    publication, order, page, locale, shape = parts
    return PageKey(publication, story, order, int(page), locale, cast(Shape, shape))


def _safe(text: str) -> str:
    return "".join(
        chr(byte) if byte in _PLAIN else f"%{byte:02X}"
        for byte in text.encode("utf-8", "surrogatepass")
    )
