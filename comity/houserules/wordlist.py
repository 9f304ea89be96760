"""A newsroom's list of words and patterns, found in a text through whatever hides them.

An entry is a word or a phrase (`idiot`, `go away`), found whole; with `*` at either end it is found
inside of longer words too (`idiot*`); between slashes it is a pattern in RE2's syntax
(`/cheap (pills|watches)/`), searched in the text as it was written and as it is read. Blank lines
and lines that begin with `# ` say nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from comity.ground.patterns import Automaton, PatternError, Patterns
from comity.houserules.entries import Entry, entries
from comity.houserules.reading import Reading

MOST_ENTRIES = 20_000
MOST_PATTERNS = 200
LONGEST_WORD = 100


class WordListError(ValueError):
    """An entry that cannot be used. `entry` is what was typed, `reason` says why."""

    def __init__(self, entry: str, reason: str) -> None:
        super().__init__(f"{entry!r}: {reason}")
        self.entry = entry
        self.reason = reason


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Where an entry was found: start and end in code points of the text as it was written."""

    start: int
    end: int
    entry: str


class WordList:
    """A list, compiled once a process. Lists with the same entries in the same order are equal."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        """Raises WordListError, naming the entry, where one cannot be used."""
        self._compiled = _compiled(tuple(lines))

    @property
    def lines(self) -> tuple[str, ...]:
        """The entries as they were typed, without remarks."""
        return self._compiled.lines

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WordList) and self.lines == other.lines

    def __hash__(self) -> int:
        return hash(self.lines)

    def __repr__(self) -> str:
        return f"WordList({len(self.lines)} entries)"

    def __add__(self, other: WordList) -> WordList:
        return WordList(dict.fromkeys(self.lines + other.lines))

    def find(self, reading: Reading) -> tuple[Hit, ...]:
        """Each place where an entry stands, in order; the time grows with the text alone."""
        if not self.lines:
            return ()
        compiled = self._compiled
        hits = set()
        for view in reading.views:
            words = compiled.words if view.unsure is None else compiled.merged
            for start, end, entry in words.hits(view.key):
                if entry.fits(view, start, end):
                    hits.add(Hit(*entry.place(view, start, end), entry.source))
        revealed = reading.revealed
        for start, end, pattern in compiled.patterns.hits(revealed.text):
            hits.add(Hit(*revealed.origin(start, end), f"/{pattern}/"))
        for start, end, pattern in compiled.patterns.hits(revealed.original):
            hits.add(Hit(start, end, f"/{pattern}/"))
        return tuple(sorted(hits))


class _Compiled:
    def __init__(self, lines: tuple[str, ...]) -> None:
        self.lines = lines
        self._entries: list[Entry] = []
        patterns: list[str] = []
        if len(lines) > MOST_ENTRIES:
            raise WordListError(lines[MOST_ENTRIES], f"a list holds at most {MOST_ENTRIES} entries")
        for line in lines:
            if len(line) > 1 and line.startswith("/") and line.endswith("/"):
                patterns.append(line[1:-1])
            else:
                self._entries += _looked_for(line)
        if len(patterns) > MOST_PATTERNS:
            last = f"/{patterns[MOST_PATTERNS]}/"
            raise WordListError(last, f"a list holds at most {MOST_PATTERNS} patterns")
        try:
            self.patterns = Patterns(patterns)
        except PatternError as refusal:
            raise WordListError(f"/{refusal.pattern}/", f"RE2 says: {refusal.reason}") from None
        self.words = _automaton(self._entries)

    @cached_property
    def merged(self) -> Automaton[Entry]:
        """For texts in which 1 may be i or l; most lists never meet one."""
        return _automaton(entry.merged() for entry in self._entries)


@lru_cache(maxsize=256)
def _compiled(typed: tuple[str, ...]) -> _Compiled:
    stripped = (line.strip() for line in typed)
    return _Compiled(tuple(line for line in stripped if line and not line.startswith("# ")))


def _looked_for(line: str) -> list[Entry]:
    if len(line) > LONGEST_WORD:
        raise WordListError(line, f"a word or phrase has at most {LONGEST_WORD} characters")
    found = list(entries(line))
    if not found:
        raise WordListError(line, "it has no letter; write signs as a pattern, such as /:-[)]/")
    return found


def _automaton(words: Iterable[Entry]) -> Automaton[Entry]:
    return Automaton((entry.key, entry) for entry in words)
