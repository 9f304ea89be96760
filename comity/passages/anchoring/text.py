"""A text made ready to be searched: what only looks different is the same."""

from collections import defaultdict
from functools import cached_property

GRAM = 6
"""Letters in a row that two texts must share to be thought of as alike."""

_SPACE = frozenset(" \t\n\r\f\v\u00a0\u1680\u2028\u2029\u202f\u205f\u3000") | {
    chr(point) for point in range(0x2000, 0x200B)
}
_HIDDEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_SAME = dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛‹›", "'") | dict.fromkeys("‐‑‒–—−", "-")


def fold(text: str) -> tuple[str, list[int]]:
    """Return `text` with runs of white space as one space, kinds of quotes and dashes as one.

    The list says where in `text` each character stood, with the length of `text` at its end.
    """
    kept: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if char in _SPACE:
            if kept and kept[-1] == " ":
                continue
            char = " "
        elif char in _HIDDEN:
            continue
        kept.append(_SAME.get(char, char))
        places.append(place)
    return "".join(kept), [*places, len(text)]


class Text:
    """A story's text, folded once for all the passages that are looked for in it."""

    def __init__(self, text: str) -> None:
        self.raw = text
        self.folded, self._places = fold(text)

    def place(self, at: int) -> int:
        """Return where the folded text's character `at` stands in the raw one."""
        return self._places[at]

    def behind(self, at: int) -> int:
        """Return the raw place behind the last of the first `at` folded characters."""
        return self._places[at - 1] + 1 if at else 0

    def near(self, place: int) -> int:
        """Return the folded place of a raw one, as if nothing had been folded before the text."""
        low, high = 0, len(self._places) - 1
        while low < high:
            middle = (low + high) // 2
            if self._places[middle] < place:
                low = middle + 1
            else:
                high = middle
        return low

    @cached_property
    def grams(self) -> dict[str, list[int]]:
        """The places of each run of GRAM folded characters."""
        found: dict[str, list[int]] = defaultdict(list)
        for at in range(len(self.folded) - GRAM + 1):
            found[self.folded[at : at + GRAM]].append(at)
        return dict(found)
