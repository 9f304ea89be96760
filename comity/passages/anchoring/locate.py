"""Finds a passage: where it stood, then word for word, then changed."""

from comity.passages.anchoring.exact import Candidate, word_for_word
from comity.passages.anchoring.fuzzy import changed
from comity.passages.anchoring.selector import Found, Selector
from comity.passages.anchoring.text import Text, fold

PLACED = 0.5
"""The least confidence with which a passage is shown at all; below it is an orphan."""

SURE = 0.8
"""From here on a place is taken as the passage's own: what stands there becomes its quote."""


def locate(text: Text, sought: Selector) -> Found | None:
    """Return where the passage is now, with a confidence of at least PLACED, or None."""
    if _unchanged(text.raw, sought):
        return Found(sought.start, sought.end, 1.0)
    exact, prefix, suffix = (fold(part)[0] for part in (sought.exact, sought.prefix, sought.suffix))
    trimmed = exact.strip(" ")
    if not trimmed:
        return None
    prefix += exact[: len(exact) - len(exact.lstrip(" "))]
    suffix = exact[len(exact.rstrip(" ")) :] + suffix
    expected = text.near(sought.start)
    best = word_for_word(text.folded, trimmed, prefix, suffix, expected)
    if best is None or best.confidence < SURE:
        other = changed(text, trimmed, prefix, suffix, expected)
        best = max(filter(None, (best, other)), key=_confidence, default=None)
    if best is None or best.confidence < PLACED:
        return None
    # Unchanged at another place is never quite as sure as where it stood.
    sure = round(min(best.confidence, 0.99), 3)
    return Found(text.place(best.start), text.behind(best.end), sure)


def _unchanged(raw: str, sought: Selector) -> bool:
    around = raw[max(0, sought.start - len(sought.prefix)) : sought.end + len(sought.suffix)]
    whole = sought.prefix + sought.exact + sought.suffix
    return bool(sought.exact) and sought.start < sought.end and around == whole


def _confidence(candidate: Candidate) -> float:
    return candidate.confidence
