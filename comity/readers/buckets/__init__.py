"""Where token buckets are kept between two looks: in this process, or in Redis for many boxes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Wanted:
    """One token of the bucket `name`, which holds `capacity` and refills by `a_second`."""

    name: str
    capacity: int
    a_second: float


@dataclass(frozen=True, slots=True)
class Empty:
    """The bucket that has to be waited for: its place among those wanted, and the seconds."""

    place: int
    wait: float


class Buckets(Protocol):
    """Keeps buckets. Safe to be asked by many threads at once."""

    def take(self, wanted: Sequence[Wanted]) -> Empty | None:
        """Take a token of each, or none of any; return the one that is longest in refilling."""
