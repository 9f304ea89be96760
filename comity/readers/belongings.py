"""What each room keeps of a reader: what it tells them of it, and how it lets go of it.

A room that keeps something has a module `belongings` that is a `Belongings`; the roof lists them
(`comity/belongings.py`), because the rooms above are none of this one's business.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from comity.readers.models import Erasure

Manner = Erasure.Manner
T = TypeVar("T")

AT_ONCE = 200
"""Rows in one write, which others wait for."""


@dataclass(frozen=True)
class Piece:
    """One thing that is kept, as a reader reads it, and as a program does."""

    data: Mapping[str, Any]
    """What JSON can hold; dates in ISO 8601."""
    title: str
    lines: tuple[tuple[str, str], ...] = ()
    """What it says beside, each with its label, in the language that is active."""
    html: str = ""
    """Safe HTML, where there is some."""
    text: str = ""
    """Plain words, where there are some."""


@dataclass(frozen=True)
class Chapter:
    """Things of one sort. `name` is the file's in the archive; no pieces: there are none."""

    name: str
    title: str
    pieces: Iterable[Piece]


class Belongings(Protocol):
    """One room's part of what is kept of a reader."""

    def told(self, reader: uuid.UUID) -> Iterable[Chapter]:
        """Return all of it that the reader may have, in the language that is active."""

    def forget(self, reader: uuid.UUID, manner: Manner) -> None:
        """Erase it, in as many writes as it takes; to do it again changes nothing."""


def in_parts(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Cut what is to be written into writes that hold nobody up."""
    for first in range(0, len(values), AT_ONCE):
        yield values[first : first + AT_ONCE]
