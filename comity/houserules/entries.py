"""One entry of a word list, and whether what the automaton found is really it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from comity.ground.disguise import Revealed, reveal
from comity.houserules.reading import MASK, View, folded, merged
from comity.houserules.verdict import Span

STRETCHED = 3
"""So many times the same letter is a letter drawn out; twice may be another word (bot, boot)."""

SPELLED_LETTERS = 4
"""A word spaced out among other spaced letters is known only from so many letters on."""

MASKED_LETTERS = 4
"""Shorter words are not looked for under a mask: `t*t` may be anything."""

_STARS = set("*#•●")
_STOPS = {"!", "|"}
"""They may stand for a letter, and may end a word where a space was forgotten."""

_VOWELS = re.compile(r"(?<=.)[aeiouy]+(?=.)")
_NUMBERED = re.compile(r"([^\W\d_]+)(\d+)")
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A word as it is looked for. `runs` are its letters, folded, each with its repetitions.

    `source` is what the newsroom typed; `inner_start` and `inner_end` say that the entry may
    begin, or end, inside of a longer word.
    """

    source: str
    runs: tuple[tuple[str, int], ...]
    inner_start: bool = False
    inner_end: bool = False

    @property
    def key(self) -> str:
        """What the automaton looks for in a view's key."""
        return "".join(letter for letter, _ in self.runs)

    def fits(self, view: View, start: int, end: int) -> bool:
        """Whether view.key[start:end], which spells this entry, is this entry."""
        first, last = view.at[start], view.at[end]
        return (
            self._repeats_fit(view, start)
            and _is_no_number(view.revealed.text[first:last])
            and (self.inner_start or self._parts(view, first))
            and (self.inner_end or self._parts(view, last))
            and _is_unsure(view, first, last)
        )

    def place(self, view: View, start: int, end: int) -> Span:
        """Where view.key[start:end] was written: the whole word, where the entry is part of it."""
        first, last = view.at[start], view.at[end]
        while self.inner_start and first and _goes_on(view.revealed, first):
            first -= 1
        while self.inner_end and last < len(view.revealed.text) and _goes_on(view.revealed, last):
            last += 1
        return view.revealed.origin(first, last)

    def merged(self) -> Entry:
        """The entry as it is looked for where i and l are one letter."""
        letters = "".join(letter * times for letter, times in self.runs)
        if "l" not in letters:
            return self
        return replace(self, runs=_runs(merged(letters)))

    def _repeats_fit(self, view: View, start: int) -> bool:
        revealed, at = view.revealed, view.at
        doubled = 0
        for place, (letter, wanted) in enumerate(self.runs, start):
            first, last = at[place], at[place + 1]
            found = last - first
            if letter == MASK:
                if not _masks(revealed.text[first:last], wanted):
                    return False
                continue
            if found == wanted or letter == " " or (found > wanted and self._opens(place - start)):
                continue
            drawn = revealed.ends[last - 1] - revealed.starts[first]
            if max(found, drawn) < max(wanted, STRETCHED):
                if found < wanted:
                    return False
                doubled += 1
        return doubled != 1

    def _opens(self, run: int) -> bool:
        """Whether a longer word may go on from this run: `slut*` begins slutty."""
        return (self.inner_start and run == 0) or (self.inner_end and run == len(self.runs) - 1)

    def _parts(self, view: View, place: int) -> bool:
        """Whether a word may begin or end at this place of the revealed text."""
        revealed = view.revealed
        text = revealed.text
        if place in (0, len(text)) or not (_is_letter(text[place - 1]) and _is_letter(text[place])):
            return True
        if {revealed.original[revealed.starts[at]] for at in (place - 1, place)} & _STOPS:
            return True
        if _UNSPACED.match(text, place - 1) or _UNSPACED.match(text, place):
            return True
        apart = revealed.ends[place - 1] < revealed.starts[place]
        return view.spelled and apart and len(self.runs) >= SPELLED_LETTERS


def entries(word: str) -> Iterator[Entry]:
    """The entry for a word, and for the ways to mask it: `sh*t`, `s**t`.

    Yields nothing where no letter is in `word`.
    """
    inner_start, inner_end = word.startswith("*"), word.endswith("*")
    text = " ".join(_read(word.strip("*")).split())
    if not any(map(str.isalnum, text)):
        return
    plain = Entry(word, _runs(folded(text)), inner_start, inner_end)
    yield plain
    if text.isascii() and text.isalpha() and len(text) >= MASKED_LETTERS:
        masks = {
            text[: vowels.start()] + MASK * len(vowels[0]) + text[vowels.end() :]
            for vowels in _VOWELS.finditer(text)
        }
        masks.add(_VOWELS.sub(lambda vowels: MASK * len(vowels[0]), text))
        masks.add(text[0] + MASK * (len(text) - 2) + text[-1])
        for mask in sorted(masks - {text}):
            yield replace(plain, runs=_runs(mask))


def _masks(signs: str, letters: int) -> bool:
    """Whether `signs` may stand for so many letters: one each, but stars may overdo a vowel.

    Typesetters make one dash of two or three hyphens. A mixture of dots and dashes is none.
    """
    stars = set(signs) <= _STARS
    if stars and letters == 1:
        return True
    hidden = len(signs.replace("\u2013", "--").replace("\u2014", "---"))
    return hidden == letters and (stars or len(set(signs)) == 1)


def _is_unsure(view: View, first: int, last: int) -> bool:
    """Whether i and l are told apart here, or one of them may be the other."""
    start, end = view.revealed.origin(first, last)
    return view.unsure is None or not view.unsure.isdisjoint(range(start, end))


def _read(word: str) -> str:
    return word.lower() if word.isascii() and word.isalpha() else reveal(word).text


def _runs(letters: str) -> tuple[tuple[str, int], ...]:
    return tuple((letter, len(list(run))) for letter, run in groupby(letters))


def _goes_on(revealed: Revealed, place: int) -> bool:
    """Whether a word as it was written goes on over this place."""
    together = revealed.ends[place - 1] == revealed.starts[place]
    return together and _is_letter(revealed.text[place - 1]) and _is_letter(revealed.text[place])


def _is_letter(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")


def _is_no_number(text: str) -> bool:
    """Whether letters prevail: neither `455` nor the A55 is a word in disguise."""
    if text.isalpha():
        return True
    numbered = _NUMBERED.fullmatch(text)
    if numbered and len(numbered[2]) > len(numbered[1]):
        return False
    return any(map(str.isalpha, text))
