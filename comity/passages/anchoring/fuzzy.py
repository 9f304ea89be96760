"""The quote, changed: found by the letters it still shares with the text.

Runs of letters vote for how far the passage was shifted; only the places with the most votes
are looked at closely. So the cost grows with the quote, and not with the story: at most WINDOWS
alignments, each of the pattern's length by about twice that.
"""

from collections import defaultdict

from comity.passages.anchoring.distance import Path, align, likeness
from comity.passages.anchoring.exact import Candidate, surroundings
from comity.passages.anchoring.text import GRAM, Text

WINDOWS = 4
BIN = 64
COMMON = 50
"""A run of letters that stands in more places than this tells nothing."""

HELD = 0.5
"""The share of a context that must be there for it to say where the passage ends."""


def changed(text: Text, exact: str, prefix: str, suffix: str, expected: int) -> Candidate | None:
    """Return the most likely place of a quote whose words may have changed, or None."""
    pattern = prefix + exact + suffix
    found = (
        _look(text.folded, shift, exact, prefix, suffix)
        for shift in _shifts(text, pattern, expected - len(prefix))
    )
    best: Candidate | None = None
    for each in found:
        if each is not None and (best is None or each.confidence > best.confidence):
            best = each
    return best


def _shifts(text: Text, pattern: str, expected: int) -> list[int]:
    """Return where the pattern may begin, the best voted first."""
    votes: dict[int, int] = defaultdict(int)
    for at in range(len(pattern) - GRAM + 1):
        places = text.grams.get(pattern[at : at + GRAM], ())
        if len(places) <= COMMON:
            for place in places:
                votes[(place - at) // BIN] += 1
    joined = {bin_: count + votes.get(bin_ + 1, 0) for bin_, count in list(votes.items())}
    best = sorted(joined, key=lambda bin_: (-joined[bin_], abs(bin_ * BIN - expected), bin_))
    return [bin_ * BIN for bin_ in best[:WINDOWS]]


def _look(text: str, shift: int, exact: str, prefix: str, suffix: str) -> Candidate | None:
    pattern = prefix + exact + suffix
    slack = len(pattern) // 2 + BIN
    left = max(0, shift - slack)
    window = text[left : shift + BIN + len(pattern) + slack]
    path = align(pattern, window)
    start, end = _ends(path, len(prefix), len(prefix) + len(exact))
    start, end = _whole_words(text, left + start, left + end)
    if start >= end:
        return None
    alike = likeness(exact, text[start:end])
    around = surroundings(text, start, end, prefix, suffix)
    return Candidate(start, end, alike * (0.7 + 0.3 * around))


def _ends(path: Path, first: int, last: int) -> tuple[int, int]:
    """Return where the pattern's characters from `first` to `last` lie in the text.

    Where a context is still there, it says where the passage ends; where it is not, the
    passage is the stretch in which more characters are kept than lost.
    """
    low, high = _dense(path.same[first:last])
    low, high = low + first, high + first
    before, after = path.same[:first], path.same[last:]
    if before and sum(before) >= HELD * len(before):
        low = first
    if after and sum(after) >= HELD * len(after):
        high = last
    return path.before[low], path.before[high]


def _dense(same: tuple[bool, ...]) -> tuple[int, int]:
    """Return the stretch with the greatest surplus of kept characters (Kadane)."""
    best, best_ends = 0, (0, 0)
    total, begin = 0, 0
    for at, kept in enumerate(same):
        if total <= 0:
            total, begin = 0, at
        total += 1 if kept else -1
        if total > best:
            best, best_ends = total, (begin, at + 1)
    return best_ends


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Move ends that lie inside a word to its own, and take white space off."""
    while 0 < start < end and _in_word(text, start):
        start -= 1
    while start < end < len(text) and _in_word(text, end):
        end += 1
    while start < end and text[start] == " ":
        start += 1
    while start < end and text[end - 1] == " ":
        end -= 1
    return start, end


def _in_word(text: str, at: int) -> bool:
    """Say whether `at` stands between two letters of a script that writes spaces."""
    return _lettered(text[at - 1]) and _lettered(text[at])


def _lettered(char: str) -> bool:
    return char.isalnum() and char < "\u2e80"
