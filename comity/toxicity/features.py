"""Hashed words and character n-grams of a text, in numpy: what the light tier reads.

An n-gram's hash is a polynomial over its code points modulo 2^64, mixed by one round of
splitmix64's finaliser and cut to a bucket. Words count singly, in twos, in threes and in twos with
one word between; characters in threes, fours and fives, across the borders of words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BUCKETS_LOG2 = 18
MAX_CHARS = 4096

Offsets = NDArray[np.int64]
_Hashes = NDArray[np.uint64]

_PRIME = 0x9E3779B97F4A7C15
_INVERSE = pow(_PRIME, -1, 1 << 64)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")


def _powers(base: int) -> _Hashes:
    factors = np.full(MAX_CHARS + 1, base, dtype=np.uint64)
    factors[0] = 1
    return np.cumprod(factors)


_BASE = np.uint64(_PRIME)
_POWERS, _INVERSES = _powers(_PRIME), _powers(_INVERSE)
# What the length of an n-gram of characters adds to its hash.
_SEEDS = _POWERS[:6] * np.arange(6, dtype=np.uint64)

# How many words are joined, how far apart they stand, and with what their hash begins.
_JOINED = tuple(
    (count, apart, np.uint64(_PRIME * (count * 10 + apart) % (1 << 64)))
    for count, apart in ((2, 1), (3, 1), (2, 2))
)


@dataclass(frozen=True, slots=True)
class Features:
    """The distinct buckets of a text's n-grams, and where each n-gram stands.

    `buckets` has one entry a distinct n-gram, the first `words` of them made of words.
    `places` has one row (index into buckets, start, end) an occurrence; offsets are code points.
    """

    buckets: Offsets
    words: int
    places: Offsets


def features(text: str, *, places: bool = False) -> Features:
    """The features of `text` (its first 4,096 code points), lower-cased by the caller.

    places: also say where each n-gram stands, which costs as much again.
    """
    text = text[:MAX_CHARS]
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    by_word = _word_grams(text, codes)
    by_char = _char_grams(codes, plain=text.isascii())
    found = []
    where = []
    offset = 0
    for grams in (by_word, by_char):
        buckets = _bucket(np.concatenate([hashed for hashed, _, _ in grams]))
        if places:
            distinct, inverse = np.unique(buckets, return_inverse=True)
            starts = np.concatenate([start for _, start, _ in grams])
            ends = np.concatenate([end for _, _, end in grams])
            where.append(np.stack((inverse + offset, starts, ends), axis=1))
        else:
            distinct = _distinct(buckets)
        offset += len(distinct)
        found.append(distinct)
    return Features(
        buckets=np.concatenate(found),
        words=len(found[0]),
        places=np.concatenate(where) if places else np.empty((0, 3), dtype=np.int64),
    )


_Grams = list[tuple[_Hashes, Offsets, Offsets]]


def _word_grams(text: str, codes: NDArray[np.uint32]) -> _Grams:
    spans = np.array([match.span() for match in _WORD.finditer(text)], dtype=np.int64)
    spans = spans.reshape(-1, 2)
    starts, ends = spans[:, 0], spans[:, 1]
    sums = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum(codes * _POWERS[: len(codes)], out=sums[1:])
    single = _mix((sums[ends] - sums[starts]) * _INVERSES[starts])
    grams = [(single, starts, ends)]
    for count, apart, seed in _JOINED:
        span = (count - 1) * apart
        if len(single) > span:
            joined = single[: len(single) - span] + seed
            for at in range(1, count):
                end = len(single) - span + at * apart
                joined = joined * _BASE + single[at * apart : end]
            grams.append((joined, starts[: len(starts) - span], ends[span:]))
    return grams


def _char_grams(codes: NDArray[np.uint32], *, plain: bool) -> _Grams:
    blank = codes <= 32
    if not plain:
        blank |= (codes == 0xA0) | ((codes >= 0x2000) & (codes <= 0x200B))
    spaced = np.where(blank, np.uint32(32), codes)
    kept = np.flatnonzero(~(blank & np.concatenate(([True], blank[:-1]))))
    chars = np.concatenate(([32], spaced[kept], [32])).astype(np.uint64)
    froms = np.concatenate((kept[:1], kept, kept[-1:]))
    grams: _Grams = []
    hashed = chars
    for size in range(2, 6):
        if size > len(chars):
            break
        hashed = hashed[:-1] * _BASE + chars[size - 1 :]
        if size > 2:
            count = len(hashed)
            grams.append((hashed + _SEEDS[size], froms[:count], froms[size - 1 :] + 1))
    if not grams:
        nothing = np.empty(0, dtype=np.int64)
        grams.append((np.empty(0, dtype=np.uint64), nothing, nothing))
    return grams


def _mix(hashes: _Hashes) -> _Hashes:
    hashes = (hashes ^ (hashes >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    return hashes ^ (hashes >> np.uint64(27))


def _bucket(hashes: _Hashes) -> Offsets:
    return (_mix(hashes) >> np.uint64(64 - BUCKETS_LOG2)).astype(np.int64)


def _distinct(buckets: Offsets) -> Offsets:
    """As `np.unique`, without what that spends on finding out what it was given."""
    buckets.sort()
    first = np.empty(len(buckets), dtype=np.bool_)
    first[:1] = True
    np.not_equal(buckets[1:], buckets[:-1], out=first[1:])
    return buckets[first]
