"""How much a line on its own looks like a commenter's name. Pure arithmetic on its words.

The weights are odds by judgement, not measured: a line is taken for a name where they add up to
more than zero. Structure (what stands before and after) is weighed in `bare`, not here.
"""

from __future__ import annotations

import re

# Words that open or carry a sentence and hardly ever stand in a name. Lower-case only: "The" and
# "May" in capitals do stand in names.
_SENTENCE = (
    "i i'm im i'll you your you're u he she it its it's we they them us me my our their this that"
    " these those is are was were be been am isn't aren't do does did don't dont doesn't didn't"
    " have has had will won't would can can't cannot could should must may might shall not no yes"
    " yeah yep nope ok okay well so but if then than as at by for from in into on to too with"
    " what why who whom whose how when where which there here just only very really also even"
    " lol haha thanks thank please agreed exactly indeed sure wow hey hello sorry more most much"
    " many all any some every never always ever now again still because about like know think say"
    " see wait come says said get go going make let's lets go one two"
    " ich du er sie wir ihr ist sind war nicht kein ja nein aber und oder"
    " je tu il elle nous vous est sont pas oui non mais yo él ella es son sí pero que"
    " я ты он она мы вы они это не да нет но как что"
)
_SENTENCE_WORDS = frozenset(_SENTENCE.split())
# Small words that names do carry: "Ludwig van Aken", "salt and pepper", "Bringer of Rain".
_SMALL = (
    "and & of the de del della der den des di da do dos du el al la le les van von vom zu zur y e"
    " bin ibn abu ben bar st ter ten af av"
)
_PARTICLES = frozenset(_SMALL.split())
_OPENERS = ("god bless", "long live", "death to", "down with", "free the", "viva ", "shame on")
_ENDS_SENTENCE = re.compile(r"[!?…:;,]$|\.\.+$|[.。؟।]$")
_INITIAL_OR_TITLE = re.compile(r"(?:^|[\s.])(?:\w|jr|sr|esq|dr|mr|mrs|ms|st)\.$", re.IGNORECASE)
_NEVER_IN_A_NAME = re.compile(r"https?:|www\.|[<>{}\[\]|=“”„«»\"…]|[,;:!?]\s|\.\.|\s[-–—]\s")
_OPENS_MARKUP = re.compile(r"[#>|<*=_`]+(?:\s|$)|[|<`=]")
_OPENS_TEXT = re.compile(r"[-–—•*#>(“”„«\"‘'….,;:!?)]")
_TRIM = "()[]'’‘.\"“”,*_~"

LONGEST_NAME = 60


def likeness(plain: str, *, times: int = 1, words_were_dropped: bool = False) -> float:
    """The odds that `plain` (the whole of a line) is a name rather than a short paragraph.

    `times` counts how often the line stands where a name could; `words_were_dropped` says that
    lines of one word seem to be missing from the page, so that one left over is the less a name.
    """
    words = plain.split()
    if not words or len(plain) > LONGEST_NAME or not any(map(str.isalnum, plain)):
        return -9.0
    odds = 1.0 - _length_penalty(len(words), len(plain))
    if _NEVER_IN_A_NAME.search(plain):
        odds -= 4.0
    if _OPENS_MARKUP.match(plain):
        odds -= 6.0
    if _OPENS_TEXT.match(plain):
        odds -= 1.5
    if _ENDS_SENTENCE.search(plain) and not _INITIAL_OR_TITLE.search(plain):
        odds -= 5.0
    sentence_words = sum(word in _SENTENCE_WORDS for word in _lower_words(words))
    odds += _capitals(words) - 1.5 * sentence_words
    # What comes back with two such words in it is a phrase of this thread, not a person.
    odds += _recurrence(times) / (2 if sentence_words > 1 else 1)
    if plain.casefold().startswith(_OPENERS):
        odds -= 2.0
    if len(words) == 1:
        odds -= 1.5 if words_were_dropped else 0.5
        if plain.casefold() in _SENTENCE_WORDS:
            odds -= 2.0
    return odds


def _length_penalty(words: int, characters: int) -> float:
    by_words = (0.0, 0.0, 0.0, 0.0, 0.3, 0.8, 1.5)
    penalty = by_words[words] if words < len(by_words) else 4.0
    return penalty + (1.5 if characters > 40 else 0.0)


def _recurrence(times: int) -> float:
    return 0.0 if times < 2 else 3.0 if times == 2 else 5.0


def _lower_words(words: list[str]) -> list[str]:
    """The words that carry no capital. The first counts even with one: it opens a sentence."""
    bare = [word.strip(_TRIM).replace("’", "'") for word in words]
    head = [bare[0].casefold()] if len(words) > 1 and not _all_capitalised(words) else []
    return head + [word for word in bare[1:] if word == word.casefold()]


def _is_capitalised(word: str) -> bool:
    bare = word.strip(_TRIM)
    return not bare or not bare[0].isalpha() or bare[0] != bare[0].lower()


def _all_capitalised(words: list[str]) -> bool:
    telling = [word for word in words if word not in _PARTICLES]
    return bool(telling) and all(map(_is_capitalised, telling))


def _capitals(words: list[str]) -> float:
    text = "".join(words)
    if text.lower() == text.upper():
        return 0.4  # a script without capitals, or digits alone: no evidence either way
    if len(words) > 2 and len(text) > 10 and text == text.upper():
        return 0.0  # shouted
    if text == text.lower():
        return -0.4
    if _all_capitalised(words):
        return 1.5 if len(words) > 1 else 1.0
    lower = sum(not _is_capitalised(word) and word not in _PARTICLES for word in words)
    return -0.4 * lower if lower == 1 else -0.6 * lower
