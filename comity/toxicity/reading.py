"""A text made ready for the tiers: own words, language, undisguised, cut into windows."""

from __future__ import annotations

from dataclasses import dataclass

from comity.ground.disguise import Revealed, reveal
from comity.toxicity import quotes
from comity.toxicity.emoji import named
from comity.toxicity.language import Language, language
from comity.toxicity.windows import LIMIT, windows

EMPTY = "The text is empty."
WORDLESS = "The text holds no words."

_LONGEST_WORD = 60  # more without a space is no word: base64, a cat on the keyboard


@dataclass(frozen=True, slots=True)
class Read:
    """A text as the tiers see it; `absent` is the reason where it cannot be judged.

    windows: spans of `revealed.text`. quoted: spans of the text as it came. cut: its end, after
    20,000 code points, was left unread.
    """

    revealed: Revealed
    windows: tuple[tuple[int, int], ...]
    language: Language
    quoted: tuple[tuple[int, int], ...]
    cut: bool
    absent: str | None

    def window(self, at: int) -> str:
        """The text of one window, undisguised."""
        start, end = self.windows[at]
        return self.revealed.text[start:end]


def read(text: str, *, spoken: str | None = None) -> Read:
    """Read a text; `spoken` is its language's code where the caller knows it. Never raises."""
    cut = len(text) > LIMIT
    text = text[:LIMIT]
    quoted = quotes.quoted(text)
    text = quotes.own(text, quoted)
    seen = Language(spoken, 1.0) if spoken else language(text)
    absent = None
    revealed = reveal(text)
    if not any(char.isprintable() and not char.isspace() for char in revealed.text):
        absent = EMPTY
    elif not seen.judged:
        absent = f"The language seems to be '{seen.code}'; only English can be judged."
    elif _wordless(named(revealed.text)):
        absent = WORDLESS
    spans = tuple(windows(revealed.text)) if absent is None else ()
    return Read(revealed, spans, seen, quoted, cut, absent)


def _wordless(text: str) -> bool:
    """Whether most of the text stands in runs that are too long to be words."""
    lengths = [len(run) for run in text.split()]
    return 2 * sum(length for length in lengths if length > _LONGEST_WORD) > sum(lengths)
