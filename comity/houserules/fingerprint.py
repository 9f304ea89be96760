"""A few bytes that tell whether two texts say the same, word for word or nearly so.

`near` is a simhash (Charikar 2002, "Similarity estimation techniques from rounding algorithms")
over words and pairs of words, read through disguise: texts that share most of them differ in few
of its 64 bits.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

from comity.ground.disguise import reveal

BITS = 64
NEAR = 10
"""Two texts are nearly the same when at most so many of the 64 bits differ."""

ENOUGH_WORDS = 8
"""Shorter texts are compared word for word only: they have too few words to be nearly alike."""

MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """`exact` and `near` are 64 bits each; `words` is how many words the text has."""

    exact: int
    near: int
    words: int

    def same(self, other: Fingerprint) -> bool:
        """The same words in the same order; case, punctuation and disguise do not count."""
        return self.words > 0 and self.exact == other.exact

    def nearly(self, other: Fingerprint) -> bool:
        """The same but for a word in twenty or so; False for short texts."""
        fewest = min(self.words, other.words)
        return fewest >= ENOUGH_WORDS and (self.near ^ other.near).bit_count() <= NEAR

    def __str__(self) -> str:
        return f"{self.exact:016x}{self.near:016x}{self.words:x}"

    @classmethod
    def read(cls, written: str) -> Fingerprint:
        """The fingerprint that `str` wrote. Raises ValueError for anything else."""
        return cls(int(written[:16], 16), int(written[16:32], 16), int(written[32:], 16))


@lru_cache(maxsize=16)
def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a comment's text; a text without words has words == 0.

    The last few are kept: a comment is judged first, and its fingerprint stored then.
    """
    words = _WORD.findall(reveal(text).text)
    exact = _digest(" ".join(words))
    return Fingerprint(exact, _simhash(words[:MOST_WORDS]), len(words))


_WORD = re.compile(r"[^\W_]+")

# 64 counters of 16 bits, side by side in one integer, so that one addition counts all of them.
_ONES = int.from_bytes(b"\0\1" * BITS)


def _simhash(words: list[str]) -> int:
    known = [_hash(word) for word in words]
    features = len(known) + max(0, len(known) - 1)
    counters = sum(word.spread for word in known)
    counters += sum(first.spread ^ second.turned for first, second in pairwise(known))
    near = 0
    for count in struct.unpack(f">{BITS}H", counters.to_bytes(2 * BITS)):
        near = near << 1 | (2 * count > features)
    return near


class _Hash(NamedTuple):
    """A word's bits, each in a counter of its own; and the same, turned as the second of a pair."""

    spread: int
    turned: int


@lru_cache(maxsize=16_384)
def _hash(word: str) -> _Hash:
    bits = _digest(word)
    return _Hash(_spread(bits), _spread(_turned(bits)))


def _spread(bits: int) -> int:
    return int.from_bytes(f"{bits:064b}".encode("utf-16-be")) & _ONES


def _turned(bits: int) -> int:
    """One place to the left, around: so that a pair differs from the pair the other way."""
    return (bits << 1 | bits >> (BITS - 1)) & ((1 << BITS) - 1)


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest())
