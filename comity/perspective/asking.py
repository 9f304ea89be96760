"""What a caller asks: a text, the attributes wanted of it, how the answer is to look."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from comity.ground.text import is_visible
from comity.perspective import faults
from comity.perspective.attributes import KNOWN, SCORED
from comity.perspective.reading import field, share, texts

MOST = 20 * 1024
"""Bytes of UTF-8 in a text: Perspective's 20 KB."""

PLAIN = ("PLAIN_TEXT", "TEXT_TYPE_UNSPECIFIED")
PROBABILITY = ("PROBABILITY", "SCORE_TYPE_UNSPECIFIED")


@dataclass(frozen=True)
class Wanted:
    """An attribute by the name that the caller knows it by, from which score on it is told."""

    name: str
    threshold: float


@dataclass(frozen=True)
class Ask:
    """A call of comments:analyze."""

    text: str
    wanted: tuple[Wanted, ...]
    languages: tuple[str, ...]
    """What the caller says that the text is in; empty: to be found out."""
    spans: bool
    drop: bool
    """Whether attributes that cannot be judged are left out, in place of an error."""
    token: str | None
    """To be echoed; None where there was none."""


def ask(request: Mapping[str, Any]) -> Ask:
    """Read a call of comments:analyze; raises a FaultError."""
    return Ask(
        text_of(request),
        _wanted(field(request, "requestedAttributes", dict)),
        texts(request, "languages"),
        field(request, "spanAnnotations", bool) or False,
        field(request, "dropUnsupportedAttributes", bool) or False,
        field(request, "clientToken", str),
    )


def text_of(request: Mapping[str, Any]) -> str:
    """Return the text that a call is about; raises a FaultError where there is none to judge."""
    comment = field(request, "comment", dict) or {}
    text = _whole(field(comment, "text", str) or "")
    if not is_visible(text):
        raise faults.empty()
    if len(text.encode()) > MOST:
        raise faults.too_long()
    if (field(comment, "type", str) or PLAIN[0]) not in PLAIN:
        raise faults.plain_text_only()
    return text


def _whole(text: str) -> str:
    """Return `text` with a sign in the place of each half character: as many UTF-16 units."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _wanted(requested: Mapping[str, Any] | None) -> tuple[Wanted, ...]:
    if not requested:
        raise faults.nothing_requested()
    return tuple(_one(name, how) for name, how in requested.items())


def _one(name: str, how: Any) -> Wanted:
    if name not in KNOWN:
        raise faults.unknown_attribute(name)
    if not isinstance(how, dict | None):
        raise faults.invalid("Invalid value at 'requested_attributes'.")
    kind = field(how or {}, "scoreType", str) or PROBABILITY[0]
    if kind not in PROBABILITY:
        raise faults.score_type(kind, name)
    return Wanted(name, share(how or {}, "scoreThreshold") or 0.0)


def supported(asked: Ask, detected: str, judged: bool) -> tuple[Wanted, ...]:
    """Return the attributes that can be judged; raises a FaultError where one cannot be.

    `detected` is the language that the text is in, `judged` whether it can be judged. What is
    seen goes before what is said: one known caller always says "de", another "en". Only where
    nothing can be seen (a word or two), what the caller says decides.
    """
    if detected == "und" and asked.languages:
        judged = judged and any(_is_english(said) for said in asked.languages)
    can = tuple(each for each in asked.wanted if judged and each.name in SCORED)
    if len(can) < len(asked.wanted) and not asked.drop:
        first = next(each for each in asked.wanted if each not in can)
        raise faults.language(first.name, asked.languages, [detected])
    return can


def _is_english(said: str) -> bool:
    return said.lower().replace("_", "-").split("-")[0] == "en"
