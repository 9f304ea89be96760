"""What each room keeps of a reader, and how it lets go of it.

A room that keeps something has a module `belongings` that is a `Belongings`; the roof lists them
(`comity/belongings.py`), because the rooms above are none of this one's business.
"""

import uuid
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from comity.readers.models import Erasure

Manner = Erasure.Manner
T = TypeVar("T")

AT_ONCE = 200
"""Rows in one write, which others wait for."""


class Belongings(Protocol):
    """One room's part of what is kept of a reader."""

    def forget(self, reader: uuid.UUID, manner: Manner) -> None:
        """Erase it, in as many writes as it takes; to do it again changes nothing."""


def in_parts(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Cut what is to be written into writes that hold nobody up."""
    for first in range(0, len(values), AT_ONCE):
        yield values[first : first + AT_ONCE]
