"""A text as the word lists read it: a few views, each folded so far that only letters count.

In a view every sign that may stand for a letter is that letter, every sign that may mask one is
`*`, and a run of the same letter is one: what an automaton can find in one pass. Whether a find
is meant is then asked of the text before it was folded (`entries.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from comity.ground.disguise import Revealed, reveal

MASK = "*"


@dataclass(frozen=True, slots=True)
class View:
    """`key` is the folded text; its character k stands for revealed.text[at[k]:at[k + 1]].

    `spelled`: letters that were spaced out are joined here, and may begin or end a word.
    `unsure`, unless None: i and l are one letter here, and only finds that hold one of these
    places of the original text count.
    """

    revealed: Revealed
    key: str
    at: list[int]
    spelled: bool = False
    unsure: frozenset[int] | None = None


class Reading:
    """The views of one text, made once for all lists."""

    def __init__(self, text: str) -> None:
        self.revealed = reveal(text)

    @cached_property
    def views(self) -> tuple[View, ...]:
        """The text as revealed; with i and l as one; and with the marks inside of words gone."""
        return tuple(self._views())

    def _views(self) -> Iterator[View]:
        revealed = self.revealed
        letters = folded(revealed.text)
        yield View(revealed, *squeezed(letters), spelled=True)
        unsure = frozenset(match.start() for match in _I_OR_L.finditer(revealed.original))
        if unsure:
            yield View(revealed, *squeezed(merged(letters)), spelled=True, unsure=unsure)
        closed = revealed.closed()
        if closed is not revealed:
            yield View(closed, *squeezed(folded(closed.text)))


def folded(revealed: str) -> str:
    """Each character of a revealed text as the letter that it may stand for."""
    return _MENTION.sub(" ", revealed).translate(_LETTERS)


def merged(letters: str) -> str:
    """The same with i and l as one letter, for words in which 1 may be either."""
    return letters.replace("l", "i")


def squeezed(letters: str) -> tuple[str, list[int]]:
    """Runs as one letter each, and where each began; the last of these is the text's end."""
    at: list[int] = []
    done = 0
    for run in _RUN.finditer(letters):
        at += range(done, run.start() + 1)
        done = run.end()
    at += range(done, len(letters) + 1)
    return _RUN.sub(r"\1", letters), at


_MENTION = re.compile(r"(?<!\w)@(?=a)")
_RUN = re.compile(r"(.)\1+")
_I_OR_L = re.compile(r"[1|!](?=\w)|(?<=\w)1|(?<=[a-z])I|[ӏӀ]")
_LETTERS = str.maketrans(
    "0134578@$!|€£¡+9" + "#•●_.\u2010\u2011\u2012\u2013\u2014-" + "\n\t",
    "oieastbasiielitg" + MASK * 11 + "  ",
)
