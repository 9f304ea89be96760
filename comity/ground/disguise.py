"""A text as it is meant to be read, under whatever hides its words from a machine.

`reveal` undoes case, width, look-alike letters of other scripts (UTS 39), zero-width characters,
leet, stretched letters and letter spacing, and remembers where each character came from. It leaves
alone what only looks like a disguise: Turkish dotless i, Persian joiners, the accents of
Vietnamese, Russian words among Russian words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from comity.ground.lookalikes import FOLDED, FOLDED_TURKISH, look_of
from comity.ground.spelled import Edit, joined


@dataclass(frozen=True, slots=True)
class Revealed:
    """`text` is what is read; each of its characters stands for some of `original`'s.

    `starts` and `ends` hold, for each character of `text`, its span in `original` (code points).
    """

    original: str
    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The span of `original` that text[start:end] came from, in code points."""
        if start >= end:
            here = self.starts[start] if start < len(self.text) else len(self.original)
            return here, here
        return self.starts[start], self.ends[end - 1]

    def edited(self, edits: Iterable[Edit]) -> Revealed:
        """The same with spans of `text` replaced; `edits` are in order and do not overlap.

        Character stands for character where the lengths agree, else each for the whole span.
        """
        parts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for start, end, new in edits:
            parts += (self.text[done:start], new)
            starts += self.starts[done:start]
            ends += self.ends[done:start]
            if len(new) == end - start:
                starts += self.starts[start:end]
                ends += self.ends[start:end]
            elif new:
                starts += [self.starts[start]] * len(new)
                ends += [self.ends[end - 1]] * len(new)
            done = end
        if not parts:
            return self
        parts.append(self.text[done:])
        starts += self.starts[done:]
        ends += self.ends[done:]
        return Revealed(self.original, "".join(parts), starts, ends)

    def closed(self) -> Revealed:
        """The same with the marks inside of words gone: `id-i.ot` and `i**dio**t` read as one."""
        return self.edited((*match.span(), "") for match in _INSIDE.finditer(self.text))


@lru_cache(maxsize=16)
def reveal(text: str) -> Revealed:
    """Undo the disguises of `text`, a whole comment. Never fails; costs tens of microseconds.

    The last few are kept: the words, the fingerprint and the scorer read the same text in turn.
    """
    revealed = Revealed(text, text, range(len(text)), range(1, len(text) + 1))
    if not text.isascii():
        revealed = revealed.edited(_marks(text))
        revealed = revealed.edited(_lookalikes(revealed.text))
        revealed = revealed.edited(_joiners(revealed.text))
    revealed = _folded(revealed)
    revealed = revealed.edited(joined(revealed.text))
    revealed = revealed.edited(_leet(revealed.text))
    return revealed.edited(_stretched(revealed.text))


# What marks do, where they are no part of a letter: strike it out, box it, stack on it.
_MARKED = re.compile(
    r".([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0]+)", re.DOTALL
)
_SPELLING_MARKS = frozenset("\u0300\u0301\u0302\u0303\u0304\u030c\u0323\u0331")


def _marks(text: str) -> Iterator[Edit]:
    for match in _MARKED.finditer(text):
        composed = unicodedata.normalize("NFC", match[0])
        kept = composed[0] + "".join(mark for mark in composed[1:] if mark in _SPELLING_MARKS)
        if kept != match[0]:
            yield *match.span(), kept


_WORD = re.compile(
    r"(?<![^\W_])[^\W_]*[^\W_\x00-\u017f\u01a0\u01a1\u01af\u01b0\u1e00-\u1eff][^\W_]*"
)
_ASCII_LETTER = re.compile(r"[A-Za-z]")


def _lookalikes(text: str) -> Iterator[Edit]:
    """Words that mix Latin with its look-alikes; and words of look-alikes amid Latin text."""
    latin = 2 * len(_ASCII_LETTER.findall(text)) > sum(map(str.isalpha, text))
    for match in _WORD.finditer(text):
        word = match[0]
        mixed = _ASCII_LETTER.search(word) is not None
        if not mixed and not latin:
            continue
        looks = [char if char.isascii() else look_of(char) for char in word]
        if mixed or all(looks):
            yield (
                *match.span(),
                "".join(look or char for look, char in zip(looks, word, strict=True)),
            )


_LONE_JOINER = re.compile(r"(?<=[\x00-\u058f])[\u200c\u200d]+|[\u200c\u200d]+(?=[\x00-\u058f])")


def _joiners(text: str) -> Iterable[Edit]:
    if "\u200c" not in text and "\u200d" not in text:
        return ()
    return ((*match.span(), "") for match in _LONE_JOINER.finditer(text))


def _is_turkish(text: str) -> bool:
    """Whether a quarter of the words has Turkish letters; a Turkish name is not counted."""
    telling = [word for word in _TURKISH_WORD.findall(text) if word.islower() or word.isupper()]
    return 4 * len(telling) >= len(text.split())


_TURKISH_WORD = re.compile(r"(?<!\w)\w*[çğışöüÇĞİŞÖÜ]\w*")


def _folded(revealed: Revealed) -> Revealed:
    """Case and width, a character at a time; a capital I is dotless in Turkish."""
    text = revealed.text
    if text.isascii():
        return Revealed(revealed.original, text.lower(), revealed.starts, revealed.ends)
    turkish = "I" in text and _is_turkish(text)
    table = FOLDED_TURKISH if turkish else FOLDED
    folded = text.translate(table)
    if not table.uneven.isdisjoint(text):
        uneven = ((at, char) for at, char in enumerate(text) if char in table.uneven)
        revealed = revealed.edited((at, at + 1, table[ord(char)]) for at, char in uneven)
        folded = revealed.text.translate(table)
    return Revealed(revealed.original, folded, revealed.starts, revealed.ends)


_LEET_HINT = r"(?:[a-z][0-9@$!|€£¡]+[a-z0-9$]|[0-9$!|€£¡][a-z])"
_LEET_WORD = re.compile(rf"(?<![a-z0-9@$!|€£¡])[a-z0-9@$!|€£¡]*{_LEET_HINT}[a-z0-9@$!|€£¡]*")
_LEET = dict(zip("0134578@$!|€£¡", "oieastbasiieli", strict=True))
_SIGN = re.compile(r"[0134578@$€£]|[!|¡](?=[a-z0-9@$]*[a-z])")
_MEANT = re.compile(
    r"\d+(?:st|nd|rd|th|s|k|m|g|b|d|h|x|am|pm|mm|cm|km|mg|kg|kb|mb|gb|tb|kw|mw|bn|min)?|[a-z]+\d+"
    r"|\d[a-z]|\d+x\d+|[a-z]*\$\d*[a-z]?"
)


def _leet(text: str) -> Iterator[Edit]:
    for match in _LEET_WORD.finditer(text):
        word = match[0].rstrip("!|@¡")
        if _MEANT.fullmatch(word) or ("@" in word and _DOMAIN.match(text, match.end())):
            continue
        mention = len(word) - len(word.lstrip("@"))
        letters = _LONG_L.sub("l", word[mention:])
        plain = word[:mention] + _SIGN.sub(lambda sign: _LEET[sign[0]], letters)
        if plain != word:
            yield match.start(), match.start() + len(word), plain


_DOMAIN = re.compile(r"\.\w")
_LONG_L = re.compile(r"(?<=[a-z])1(?=1)|(?<=1)1|^1(?=[aeou])")

_STRETCHED = re.compile(r"(?<!\w)(?:www|iii)(?!\w)|([^\W\d_])\1{2,}")


def _stretched(text: str) -> Iterator[Edit]:
    return ((*match.span(), match[1]) for match in _STRETCHED.finditer(text) if match[1])


_INSIDE = re.compile(r"(?<=[^\W_])[*_~`\\.·•|,;:+=/\-\u2010-\u2015\u200c\u200d]+(?=[^\W_])")
