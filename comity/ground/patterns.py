"""Search by patterns and by word lists, in time that grows with the text alone.

Patterns run on RE2 (https://github.com/google/re2/wiki/Syntax), which has no backtracking: a
pattern that a newsroom types can be slow for nobody. Word lists run on an Aho-Corasick automaton:
ten thousand words cost what ten cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import Any, Generic, TypeVar

import ahocorasick
import re2

LONGEST_PATTERN = 1_000
MEMORY_PER_PATTERN = 4 << 20
MEMORY_FOR_ALL = 32 << 20


class PatternError(ValueError):
    """RE2 refuses a pattern. `pattern` is what was typed, `reason` is RE2's own words."""

    def __init__(self, pattern: str, reason: str) -> None:
        super().__init__(f"the pattern {pattern!r} cannot be used: {reason}")
        self.pattern = pattern
        self.reason = reason


class Pattern:
    """A pattern in RE2's syntax, compiled. Case is ignored unless the pattern says `(?-i)`.

    Raises PatternError where it is empty, longer than 1,000 characters, not RE2's (look-around,
    back-references) or too large once compiled.
    """

    def __init__(self, pattern: str) -> None:
        if not pattern:
            raise PatternError(pattern, "it is empty")
        if len(pattern) > LONGEST_PATTERN:
            raise PatternError(pattern, f"it is longer than {LONGEST_PATTERN} characters")
        self.source = pattern
        self._compiled = _compiled(pattern, MEMORY_PER_PATTERN)

    def spans(self, text: str, most: int = 100) -> tuple[tuple[int, int], ...]:
        """Where it matches, as (start, end) in code points; empty matches are left out."""
        found = (match.span() for match in self._compiled.finditer(_whole(text)))
        return tuple(islice(((start, end) for start, end in found if end > start), most))


class Patterns:
    """Many patterns. Where none matches, which is nearly always, they cost one search."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._each = tuple(map(Pattern, patterns))
        self._any: Any = None
        # An open \Q would quote its neighbours; too large a whole, or one name for two groups,
        # is refused: then each pattern is searched by itself.
        if len(self._each) > 1 and not any(r"\Q" in each.source for each in self._each):
            with suppress(PatternError):
                whole = "|".join(f"(?:{each.source})" for each in self._each)
                self._any = _compiled(whole, MEMORY_FOR_ALL)

    def hits(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Each match in `text` as (start, end, the pattern that matches)."""
        if self._any is None or self._any.search(_whole(text)) is not None:
            for each in self._each:
                for start, end in each.spans(text):
                    yield start, end, each.source


def _compiled(pattern: str, memory: int) -> Any:
    options = re2.Options()
    options.case_sensitive = False
    options.max_mem = memory
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error as refusal:
        reason = refusal.args[0] if refusal.args else refusal
        if isinstance(reason, bytes):
            reason = reason.decode("utf-8", "replace")
        raise PatternError(pattern, str(reason)) from None


def _whole(text: str) -> str:
    """RE2 reads UTF-8, which has no halves of characters."""
    return text if text.isascii() else _HALF.sub("\ufffd", text)


_HALF = re.compile(r"[\ud800-\udfff]")

T = TypeVar("T")


class Automaton(Generic[T]):
    """Finds all of many words in one pass, overlapping ones too.

    `words` are (word, value) pairs; several values may share a word. Neither case nor word
    boundaries are looked at: that is the caller's business.
    """

    def __init__(self, words: Iterable[tuple[str, T]]) -> None:
        by_word: dict[str, list[T]] = {}
        for word, value in words:
            if word:
                by_word.setdefault(word, []).append(value)
        self._automaton = ahocorasick.Automaton()
        for word, values in by_word.items():
            self._automaton.add_word(word, (len(word), tuple(values)))
        self._empty = not by_word
        if by_word:
            self._automaton.make_automaton()

    def hits(self, text: str) -> Iterator[tuple[int, int, T]]:
        """Each word found in `text` as (start, end, value), in the order of their ends."""
        if self._empty:
            return
        for last, (length, values) in self._automaton.iter(text):
            for value in values:
                yield last + 1 - length, last + 1, value
