"""A reader's text, made fit to store: one normal form, nothing invisible, nothing that leaks.

`clean` is the only door. It keeps what real writing needs (the zero-width joiners of Persian,
Hindi and emoji; the stacked marks of Vietnamese, Hebrew and Tibetan) and takes out what only
hides or breaks: stray zero-width characters, bidi overrides, tags outside of flags.
"""

from __future__ import annotations

import re
import unicodedata

import re2

from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _

MARKS_OF_ALL_SCRIPTS = 4
"""Most of U+0300 and its kin on one base; Vietnamese needs two, phonetic script up to four."""

MARKS_OF_ONE_SCRIPT = 8
"""Most marks of any kind on one base; pointed Hebrew needs six, Tibetan stacks seven."""

COMPOSED_AT_MOST = 4
"""NFC makes one code point out of at most four (Greek with its accents, U+1F82)."""

SENTENCES = {
    "empty": _("Please write something first."),
    "invisible": _("There is nothing to see in this text. Please write some words."),
    "too_long": _("This text has %(length)s characters, and %(limit)s are the most. Shorten it."),
    "null": _("This text holds a null character, which no program shows. Please remove it."),
    "control": _("This text holds a control character (%(point)s). Please remove it."),
    "surrogate": _("This text holds half a character (%(point)s). Please write it again."),
    "stacked_marks": _("Too many accents stand on one letter of this text. Please remove some."),
}


class TextProblem(Refusal):
    """A text that cannot be taken as it is; `code` is a key of SENTENCES."""


def clean(text: str, *, limit: int, lines: bool = True) -> str:
    """Return `text` in NFC with `\\n` line ends, at most `limit` code points, visible throughout.

    With `lines` false (names, titles) all white space folds to single spaces and every bidi
    control goes; otherwise balanced embeddings and isolates stay, and each ends on its line.
    Raises TextProblem: empty, invisible, too_long, null, control, surrogate, stacked_marks.
    """
    if len(text) > COMPOSED_AT_MOST * limit:
        raise _problem("too_long", length=len(text), limit=limit)
    hidden = bool(text.strip())
    _refuse_broken(text)
    if "\r" in text or not text.isascii():
        text = _LINE_END.sub("\n", text)
    _refuse_controls(text)
    if not text.isascii():
        text = "\n".join(map(_balanced, text.split("\n"))) if lines else _BIDI.sub("", text)
        text = _HIDDEN.sub(_needed, text)
        # Before NFC: sorting a long run of marks is the one thing there that is not linear.
        if _STACKED.search(text) is not None:
            raise _problem("stacked_marks")
        text = unicodedata.normalize("NFC", text)
    text = text.strip("\n").rstrip() if lines else " ".join(text.split())
    if not is_visible(text):
        raise _problem("invisible" if hidden else "empty")
    if len(text) > limit:
        raise _problem("too_long", length=len(text), limit=limit)
    return text


def is_visible(text: str) -> bool:
    """Whether anything of `text` shows: a letter, a digit, a sign; marks alone do not."""
    return "!" <= text[:1] <= "~" or _VISIBLE.search(text) is not None


_VISIBLE = re2.compile(r"[^\pZ\pC\p{Mn}\p{Me}\x{115F}\x{1160}\x{3164}\x{FFA0}\x{2800}\x{FFFC}]")
_SHARED_MARKS = (
    r"\x{300}-\x{36F}\x{488}\x{489}\x{1AB0}-\x{1AFF}\x{1DC0}-\x{1DFF}\x{20D0}-\x{20F0}"
    r"\x{FE20}-\x{FE2F}"
)
_FORMAT = r"[\x{61C}\x{200B}-\x{200F}\x{202A}-\x{202E}\x{2060}-\x{206F}]*"
_STACKED = re2.compile(
    rf"(?:[{_SHARED_MARKS}]{_FORMAT}){{{MARKS_OF_ALL_SCRIPTS + 1}}}"
    rf"|(?:[\p{{Mn}}\p{{Me}}]{_FORMAT}){{{MARKS_OF_ONE_SCRIPT + 1}}}"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]")
_BIDI = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def _problem(code: str, **params: str | int) -> TextProblem:
    return TextProblem(code, 422, SENTENCES[code], params)


def _refuse_broken(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as half:
        raise _problem("surrogate", point=_point(text[half.start])) from None


def _refuse_controls(text: str) -> None:
    # What can be printed holds none, and that is seen much faster.
    if text.replace("\n", "").isprintable():
        return
    found = _CONTROL.search(text)
    if found is not None:
        if found[0] == "\0":
            raise _problem("null")
        raise _problem("control", point=_point(found[0]))


def _point(char: str) -> str:
    return f"U+{ord(char):04X}"


_LINE_END = re.compile(r"\r\n?|[\x85\u2028\u2029]")

_HIDDEN = re.compile(
    r"[\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\U000e0000-\U000e007f]+"
)

# Joiners shape Arabic, Syriac, N'Ko, Indic and their kin, and glue emoji; zero-width spaces
# break lines in scripts that write none. Anywhere else all they do is hide.
_JOINED = re.compile(
    r"[\u0590-\u08ff\u0900-\u109f\u1780-\u18af\u1a20-\u1c4f\ua840-\uabff\ufb50-\ufefc]"
)
_GLUED = re.compile(r"[\u00a9\u00ae\u203c-\u3299\ufe0f\u20e3\U0001f000-\U0001faff]")
_UNSPACED = re.compile(r"[\u0e00-\u109f\u1780-\u17ff\u1950-\u19df\u3000-\u9fff]")
_FLAG = re.compile(r"[\U000e0020-\U000e007e]{1,8}\U000e007f")


def _needed(hidden: re.Match[str]) -> str:
    """Of a run of hidden characters, the one thing that its neighbours need, if any."""
    run, text = hidden[0], hidden.string
    before = text[hidden.start() - 1 : hidden.start()]
    after = text[hidden.end() : hidden.end() + 1]
    flag = _FLAG.match(run) if before == "\U0001f3f4" else None
    if flag:
        return flag[0]
    if "\u200c" in run and _JOINED.match(before):
        return "\u200c"
    if "\u200d" in run and any(
        kind.match(before) and kind.match(after) for kind in (_JOINED, _GLUED)
    ):
        return "\u200d"
    if "\u200b" in run and _UNSPACED.match(before) and _UNSPACED.match(after):
        return "\u200b"
    return ""


_OPENERS = {"\u202a": "\u202c", "\u202b": "\u202c"} | dict.fromkeys("\u2066\u2067\u2068", "\u2069")
_OVERRIDES = "\u202d\u202e"
_DEEPEST = 8


def _balanced(line: str) -> str:
    """Close what a line leaves open, drop what closes nothing, and drop all overrides.

    Overrides go even where they are balanced: no honest text needs them, and a moderator
    must read what a reader reads. A line, because bidi controls end with their paragraph.
    """
    if not _BIDI.search(line):
        return line
    kept: list[str] = []
    waiting: list[str] = []
    for char in line:
        if char in _OPENERS and len(waiting) < _DEEPEST:
            waiting.append(_OPENERS[char])
            kept.append(char)
        elif char in "\u202c\u2069":
            if waiting and waiting[-1] == char:
                kept.append(waiting.pop())
        elif char not in _OPENERS and char not in _OVERRIDES:
            kept.append(char)
    return "".join(kept + waiting[::-1])
