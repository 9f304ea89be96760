"""Search by patterns and by word lists, in time that grows with the text alone.

Patterns run on RE2 (https://github.com/google/re2/wiki/Syntax), which has no backtracking: a
pattern that a newsroom types can be slow for nobody. Word lists run on an Aho-Corasick automaton:
ten thousand words cost what ten cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

import ahocorasick
import re2

LONGEST_PATTERN = 1_000
MEMORY_PER_PATTERN = 4 << 20


class PatternError(ValueError):
    """RE2 refuses a pattern. `pattern` is what was typed, `reason` is RE2's own words."""

    def __init__(self, pattern: str, reason: str) -> None:
        super().__init__(f"the pattern {pattern!r} cannot be used: {reason}")
        self.pattern = pattern
        self.reason = reason


class Pattern(Protocol):
    """A compiled pattern."""

    def spans(self, text: str, most: int = ...) -> tuple[tuple[int, int], ...]:
        """Where it matches, as (start, end) in code points; empty matches are left out."""


class _Re2Pattern:
    def __init__(self, pattern: str, ignore_case: bool) -> None:
        options = re2.Options()
        options.case_sensitive = not ignore_case
        options.max_mem = MEMORY_PER_PATTERN
        options.log_errors = False
        try:
            self._compiled = re2.compile(pattern, options)
        except re2.error as refusal:
            raise PatternError(pattern, _words_of(refusal)) from None

    def spans(self, text: str, most: int = 100) -> tuple[tuple[int, int], ...]:
        found: list[tuple[int, int]] = []
        for match in self._compiled.finditer(text):
            start, end = match.span()
            if end > start:
                found.append((start, end))
                if len(found) == most:
                    break
        return tuple(found)


@lru_cache(maxsize=4_096)
def compile_pattern(pattern: str, *, ignore_case: bool = True) -> Pattern:
    """Compile a pattern in RE2's syntax, once a process.

    Raises PatternError where the pattern is empty, longer than 1,000 characters, not RE2's
    (look-around, back-references) or too large once compiled.
    """
    if not pattern:
        raise PatternError(pattern, "it is empty")
    if len(pattern) > LONGEST_PATTERN:
        raise PatternError(pattern, f"it is longer than {LONGEST_PATTERN} characters")
    return _Re2Pattern(pattern, ignore_case)


def _words_of(refusal: Exception) -> str:
    reason = refusal.args[0] if refusal.args else refusal
    return reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)


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
