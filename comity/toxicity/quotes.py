"""Which lines of a comment quote somebody else: those that begin with `>`."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"^[ \t]{0,3}(?:>|&gt;).*$", re.MULTILINE)
_INK = re.compile(r"\S")


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of quoted lines, in code points; none where nothing else is left.

    A comment that is quotes alone says with them what it says: it is judged as its writer's own.
    """
    spans = tuple(match.span() for match in _QUOTED.finditer(text))
    return spans if _INK.search(own(text, spans)) else ()


def own(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The text with the spans blanked out: as long as before, so that every offset holds."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
