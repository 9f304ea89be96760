"""Which language a text is in, as far as it can be told: English is the one the model judges.

The script decides first, then common English words, then py3langid on what is left. A few Latin
letters that fit no language ("lol", a name) are `und`: undetermined, and judged as English.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from comity.toxicity.identifier import identifier

UNDETERMINED = "und"
JUDGED = frozenset({"en", UNDETERMINED})

# Frequent in English and rare elsewhere in Latin script.
_ENGLISH_WORDS = """
    the and of you that with this they are have not but what your from would their there who
    his she her been about which when people just like should could because these those than then
    into only how why get know think make don't it's i'm can't if it my we our out up by as to for
    them were has had did does doing being other some more most very good bad never always every
    right back going want need say said really where much many even still go see time way
    isn't aren't won't didn't doesn't you're they're we're that's there's let's i've i'd u ur
    fuck fucking shit bitch stupid idiot hate love
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SIGNS_OF_ADDRESSES = ("://", "www.", "@")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
_ENOUGH_ENGLISH = 0.25
_SURE = 0.8
_SAMPLE = 1000

# The one language, or the commonest, of a script: where py3langid is not needed, or not sure.
_SCRIPTS = {
    "CYRILLIC": "ru",
    "ARABIC": "ar",
    "HEBREW": "he",
    "GREEK": "el",
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "DEVANAGARI": "hi",
    "THAI": "th",
    "BENGALI": "bn",
    "TAMIL": "ta",
}


@dataclass(frozen=True, slots=True)
class Language:
    """An ISO 639-1 code, or `und`, and how sure we are of it, 0 to 1."""

    code: str
    confidence: float

    @property
    def judged(self) -> bool:
        """Whether the model was trained for it."""
        return self.code in JUDGED


def language(text: str) -> Language:
    """The language of `text`; looks at its first 1,000 code points. Never raises."""
    sample = text[:_SAMPLE]
    if any(sign in sample for sign in _SIGNS_OF_ADDRESSES):
        sample = _ADDRESS.sub(" ", sample)
    words = _WORD.findall(sample.casefold().replace("’", "'"))
    if not words:
        return Language(UNDETERMINED, 0.0)
    script = _script("".join(words)) if not sample.isascii() else "LATIN"
    if script != "LATIN":
        found = _identified(sample)
        return (
            found if found.confidence > 0.5 else Language(_SCRIPTS.get(script, UNDETERMINED), 0.5)
        )
    english = sum(word in _ENGLISH for word in words) / len(words)
    if english >= _ENOUGH_ENGLISH:
        return Language("en", min(1.0, 0.6 + english))
    if len(words) < 3 and sample.isascii():
        return Language(UNDETERMINED, 0.0)
    found = _identified(sample)
    if found.code == "en" or found.confidence >= _SURE:
        return found
    return Language(UNDETERMINED, found.confidence)


def _script(letters: str) -> str:
    """The script of most of the letters, by the first word of their Unicode names."""
    sample = letters[:: max(1, len(letters) // 64)]
    names = Counter(unicodedata.name(letter, "LATIN").split()[0] for letter in sample)
    return names.most_common(1)[0][0]


def _identified(text: str) -> Language:
    sample = text.encode("utf-8", "ignore").decode("utf-8")
    code, confidence = identifier().classify(sample.lower())
    return Language(code, float(confidence))


def prepare() -> None:
    """Load what tells languages apart; else the first text that is not plain English waits for it.

    It takes half a second, once a process, whichever thread comes first.
    """
    identifier()
