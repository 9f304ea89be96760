"""Words written letter by letter, `f u c k` and `i-d-i-o-t`, put together again.

English has words of one letter, and people write them before a word that they spell out: "such
a f u c k i n g mess". Whether the first letter is such a word or the beginning of the one that is
spelled out ("a s s h o l e") shows in what follows: some letters begin no English word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Edit = tuple[int, int, str]

_SPELLED = re.compile(
    r"(?<![^\W_])[^\W_]([ ._*|/,~·•\-]{1,3})[\w@$!|](?:\1[\w@$!|]){1,60}(?![^\W_])"
)
_LETTER = re.compile(r"[^\W\d_]")

_ONSET = (  # the consonants, and groups of them, that English words begin with
    "(?:[bcdfghjklmnprstvwyz]|[bcfgkp][lr]|[ckpstwg]h|[dst]w|[dt]r|s[cklmnpt]|s[cpt]r|s[pc]l|s?qu"
    "|sch|shr|thr|kn|wr|gn)[aeiouy]"
)
_HURLED = (  # what is thrown at people, begins with a small word, and might be a word without it
    "(?:a(?:bo|lien|n(?:al|im|us)|pe|rab|rs|ss|theis|utis)|i(?:diot|mbe|nb|nc|ra|sla)|u(?:gl|nw|se))"
)
_LEAST = 3  # letters; "a.k.a." and "U S A" are no article and a word
_SMALL_WORD = re.compile(
    rf"(?!{_HURLED})(?:an?(?={_HURLED})|[aiu](?=(?:{_ONSET}|{_HURLED})))(?=.{{{_LEAST}}})"
)
_SIGNS = str.maketrans("0134@$!|", "oieaasii")
_DETERMINED = re.compile(r"\b(?:an?|the|this|that|these|those|my|your|his|her|our|their)\s+$")
_REACH = 8


def joined(text: str) -> Iterator[Edit]:
    """Yield what is to be taken out of `text` (lower case) so that spelled-out words are whole."""
    for match in _SPELLED.finditer(text):
        step = 1 + len(match[1])
        letters = match[0][::step]
        if len(_LETTER.findall(letters)) > 1:
            apart = _small_word(text, match.start(), letters) if match[1].isspace() else 0
            for number, at in enumerate(range(match.start() + 1, match.end(), step), start=1):
                if number != apart:
                    yield at, at + step - 1, ""


def _small_word(text: str, start: int, letters: str) -> int:
    """Return how many letters of a run at `start` are a word of their own; 0 where none is."""
    if _DETERMINED.search(text[max(0, start - _REACH) : start]):
        return 0
    small = _SMALL_WORD.match(letters.translate(_SIGNS))
    return len(small[0]) if small else 0
