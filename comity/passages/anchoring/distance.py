"""How alike two short texts are, and how one lies along a part of another.

Levenshtein's distance by the recurrence of Wagner and Fischer (1974); a pattern along a part of
a text by Sellers (1980), which lets the text's ends go free.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_Row = NDArray[np.int32]


def likeness(one: str, other: str) -> float:
    """Return 1 for equal texts (two empty ones too), 0 for texts that share nothing in order."""
    longest = max(len(one), len(other))
    if longest == 0:
        return 1.0
    return 1 - int(_rows(one, other, free=False)[-1, -1]) / longest


@dataclass(frozen=True)
class Path:
    """Where each character of a pattern lies in a text: `before[i]` is where the text stood
    when the pattern's first `i` characters were used up, and `same[i]` whether the next is
    there unchanged."""

    before: tuple[int, ...]
    same: tuple[bool, ...]


def align(pattern: str, text: str) -> Path:
    """Lay `pattern` along the part of `text` that differs least from it."""
    rows = _rows(pattern, text, free=True)
    column = int(np.argmin(rows[-1]))
    row = len(pattern)
    before = [0] * (row + 1)
    same = [False] * row
    before[row] = column
    while row:
        here = rows[row, column]
        if column and here == rows[row - 1, column - 1] + (pattern[row - 1] != text[column - 1]):
            same[row - 1] = pattern[row - 1] == text[column - 1]
            row, column = row - 1, column - 1
            before[row] = column
        elif here == rows[row - 1, column] + 1:
            row -= 1
            before[row] = column
        else:
            column -= 1
    return Path(tuple(before), tuple(same))


def _rows(pattern: str, text: str, *, free: bool) -> NDArray[np.int32]:
    """Return the matrix of distances: a row a pattern's beginning, a column a text's."""
    letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    columns = np.arange(len(text) + 1, dtype=np.int32)
    rows = np.empty((len(pattern) + 1, len(text) + 1), dtype=np.int32)
    rows[0] = 0 if free else columns
    for at, char in enumerate(pattern, start=1):
        above: _Row = rows[at - 1]
        here: _Row = rows[at]
        here[0] = at
        here[1:] = np.minimum(above[:-1] + (letters != ord(char)), above[1:] + 1)
        # What the character to the left gives is a running minimum, once slope is taken off.
        here[:] = np.minimum.accumulate(here - columns) + columns
    return rows
