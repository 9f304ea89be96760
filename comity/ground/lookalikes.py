"""Which character is read as which Latin letter, and how each character is folded.

Prototypes come from UTS 39 (`ground/skeleton.py`), narrowed to single Latin letters, widened by
what imitates Latin in practice: Cyrillic and Greek small letters, small capitals, boxed letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from comity.ground.skeleton import prototypes

_IMITATIONS = dict(zip("вгкмнтяёїαβεηικντχωυոսհօƒҽ", "brkmhtreiabenikvtxwunuhofe", strict=True))
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz", strict=True))
_BOXED = {
    chr(first + step): chr(ord("a") + step)
    for first in (0x1F130, 0x1F150, 0x1F170, 0x24B6, 0x24D0)
    for step in range(26)
}
_UNSEEN = re.compile(
    r"[\u00ad\u034f\u061c\u0640\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    r"\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)


@cache
def look_of(char: str) -> str | None:
    """The small Latin letter that a letter of another script is read as, if it is.

    Latin's own letters with accents and strokes are themselves, and so are right-to-left ones.
    """
    if unicodedata.bidirectional(char) in {"R", "AL", "AN"} or char < "\u0180":
        return None
    small = char.lower()
    for candidate in (small, char):
        look = _IMITATIONS.get(candidate) or prototypes().get(candidate, "").lower()
        look = _SMALL_CAPITALS.get(look, look)
        if len(look) == 1 and "a" <= look <= "z":
            return look
    return None


class Folding(dict[int, str]):
    """A table for str.translate, filled as it is asked; `uneven` holds what changes length."""

    def __init__(self, given: Mapping[str, str]) -> None:
        super().__init__((ord(char), folded) for char, folded in given.items())
        self.uneven: set[str] = set()

    def __missing__(self, point: int) -> str:
        char = chr(point)
        self[point] = folded = _fold(char)
        if len(folded) != 1:
            self.uneven.add(char)
        return folded


def _fold(char: str) -> str:
    if char in _BOXED:
        return _BOXED[char]
    if char in _SMALL_CAPITALS:
        return _SMALL_CAPITALS[char]
    if _UNSEEN.match(char):
        return ""
    if char.isspace():
        return char if char in "\n\t" else " "
    if char == "İ":
        return "i"  # casefold would leave a dot above behind
    plain = unicodedata.normalize("NFKC", char)
    # Signs stay: ™ would grow letters, ½ a slash, Thai ำ would fall apart.
    kind = unicodedata.category(char)
    if plain != char and (kind[0] == "L" or kind in ("Nd", "Nl")) and plain.isalnum():
        return plain.casefold()
    return char.casefold()


FOLDED = Folding({})
FOLDED_TURKISH = Folding({"I": "ı"})
