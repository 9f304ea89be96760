"""Emoji in words, which the net can read: its table of word pieces holds no emoji.

Unread, all of them were one unknown piece, and in the sources of the training what is unknown
stands mostly beside abuse: a birthday cake scored as a threat. The words are Unicode's own names.
"""

from __future__ import annotations

import re
import unicodedata

# More are left out: else a wall of them would push the words out of what the net reads.
_MOST = 8
_MAYBE = re.compile("[\u2300-\U0010ffff]")  # below stand ©, ™ and the like
# Of the drawing in a chart of 1993 and no colour: a red heart is a "heavy black heart".
_UNSAID = frozenset({"black", "white", "heavy", "sign", "symbol", "emoji", "component"})
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{1,2}")
_ANY_FLAG = "\N{REGIONAL INDICATOR SYMBOL LETTER A}"
_RENAMED = {"\N{HOCHO}": "knife", _ANY_FLAG: "flag"}
# Skin tones, variation selectors, the joiner and the keycap: no words of their own.
_UNNAMED = re.compile("[\U0001f3fb-\U0001f3ff\ufe0e\ufe0f\u200d\u20e3]")


def named(text: str) -> str:
    """The text with the names of its emoji, each once, instead of them; any other as it is."""
    if not _MAYBE.search(text):
        return text
    text = _UNNAMED.sub("", _FLAG.sub(_ANY_FLAG, text))
    said: set[str] = set()
    return _MAYBE.sub(lambda found: _spoken(found[0], said), text)


def _spoken(char: str, said: set[str]) -> str:
    if unicodedata.category(char) != "So":
        return char
    if char in said or len(said) >= _MOST:
        return " "
    said.add(char)
    name = _RENAMED.get(char) or unicodedata.name(char, "").lower()
    return f" {' '.join(word for word in name.split() if word not in _UNSAID)} "
