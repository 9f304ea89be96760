"""What a text looks like: the skeleton of UTS 39, and a key to compare names by.

Source of the algorithm: https://www.unicode.org/reports/tr39/#Confusable_Detection
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def skeleton(text: str) -> str:
    """The UTS 39 skeleton: two texts that look alike have the same. Never shown to anybody."""
    bare = _IGNORABLE.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFD", bare.translate(dict(_by_code_point())))


def name_key(name: str) -> str:
    """A key that names share when a hurried reader would take one for the other.

    Stricter than the skeleton: case, spaces, punctuation, accents and compatibility forms do not
    count either, nor do the small strokes that tell i, l, 1 and I apart. It may be empty, where
    a name has no letter and no digit: such a name is like no other.
    """
    look = skeleton(skeleton(unicodedata.normalize("NFKC", name)).casefold())
    return "".join(filter(str.isalnum, look.casefold())).replace("i", "l")


@cache
def prototypes() -> Mapping[str, str]:
    """Each character that looks like another text, with that text."""
    table: dict[str, str] = {}
    source = files("comity.ground.data").joinpath("confusables.txt").read_text(encoding="ascii")
    for line in source.splitlines():
        if not line.startswith("#"):
            prototype, _, chars = line.partition(";")
            look = "".join(chr(int(point, 16)) for point in prototype.split())
            table.update((chr(int(point, 16)), look) for point in chars.split())
    return table


@cache
def _by_code_point() -> Mapping[int, str]:
    return {ord(char): look for char, look in prototypes().items()}


# Default_Ignorable_Code_Point of DerivedCoreProperties.txt, Unicode 15.
_IGNORABLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
