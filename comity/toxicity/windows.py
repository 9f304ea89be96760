"""Cuts a long text into windows that the net can read at once, at the ends of sentences."""

from __future__ import annotations

import re

WORDS = 46
LIMIT = 20_000  # code points that are judged; what comes after is declared, not read

_WORD = re.compile(r"\S+")
_LAST_OF_SENTENCE = re.compile(r"[.!?…;:\n][\"'”’)\]]*$")
_LONGEST_WORD = 300

Span = tuple[int, int]


def windows(text: str) -> list[Span]:
    """Spans of at most 46 words that cover all words of `text`; one empty span for no words.

    A window ends after a sentence where one ends in its second half, else after its last word.
    What has no spaces, base64 for one, is cut every 300 code points.
    """
    plain = text.split()
    if plain and len(plain) <= WORDS and max(map(len, plain)) <= _LONGEST_WORD:
        return [(len(text) - len(text.lstrip()), len(text.rstrip()))]
    words = [
        (at, min(at + _LONGEST_WORD, match.end()))
        for match in _WORD.finditer(text)
        for at in range(match.start(), match.end(), _LONGEST_WORD)
    ]
    if not words:
        return [(0, 0)]
    spans: list[Span] = []
    first = 0
    while first < len(words):
        last = _last(text, words, first)
        spans.append((words[first][0], words[last][1]))
        first = last + 1
    return spans


def _last(text: str, words: list[Span], first: int) -> int:
    furthest = min(first + WORDS, len(words)) - 1
    if furthest == len(words) - 1:
        return furthest
    for last in range(furthest, first + WORDS // 2, -1):
        start, end = words[last]
        if _LAST_OF_SENTENCE.search(text[start:end]) or "\n" in text[end : words[last + 1][0]]:
            return last
    return furthest
