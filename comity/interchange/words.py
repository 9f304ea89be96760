"""An archive's words on their way in: what can be kept is kept, what cannot is left out."""

import unicodedata

from comity.ground import text
from comity.ground.refusal import Refusal

LONGEST = 100_000
"""Characters of one archived comment: more than a reader could post, and bounded."""

MARKS = 4


def salvage(source: str, limit: int = LONGEST, *, lines: bool = True) -> str:
    """Return an archived text as `ground.text.clean` would, at any price but that of silence.

    What no reader could post and no page can show (control characters, half characters,
    towers of marks, what exceeds `limit`) is left out; nothing else is. May be empty.
    """
    try:
        return text.clean(source, limit=limit, lines=lines)
    except Refusal:
        pass
    try:
        return text.clean(_bare(source)[:limit], limit=limit, lines=lines)
    except Refusal:
        return ""


def _bare(source: str) -> str:
    kept: list[str] = []
    marks = 0
    for char in source:
        kind = unicodedata.category(char)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if (kind not in ("Cc", "Cs", "Cn", "Co") or char in "\n\t") and marks <= MARKS:
            kept.append(char)
    return "".join(kept)
