"""Where a passage is in a story: looked for when it is selected, and after each edit."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from comity.passages import rules
from comity.passages.anchoring import PLACED, SURE, Found, Selector, Text, describe, locate
from comity.passages.models import Passage, Standing
from comity.passages.words import not_found, text_of


@dataclass(frozen=True)
class Placed:
    """A passage in its story: the words that stand there, and how sure it is."""

    selector: Selector
    standing: Standing
    confidence: float


def place(html: str, sought: Selector) -> Placed:
    """Return where words that somebody has just selected are in a story's text.

    They are taken from the story, and not from who sent them. Where `html` is "" we do not
    hold the text. Raises Refusals: those of `rules.check`, and quote_not_found (422).
    """
    rules.check(sought)
    if not html:
        return Placed(rules.fit(sought), Standing.UNSEEN, 1.0)
    text = text_of(html)
    found = locate(text, sought)
    if found is None or found.confidence < SURE:
        raise not_found()
    return Placed(_tight(text, found), Standing.FOUND, found.confidence)


def anew(html: str, row: Passage) -> Placed:
    """Return where a passage is after an edit: by its first words, or by its latest ones."""
    latest = Selector(**row.now)
    first = Selector(row.exact, row.prefix, row.suffix, latest.start, latest.start)
    if not html:
        return Placed(latest, Standing.UNSEEN, row.confidence)
    text = text_of(html)
    tried = [(locate(text, first), 1.0), (locate(text, latest), row.confidence)]
    found = [_less_sure(each, by) for each, by in tried if each is not None]
    best = max(found, key=lambda each: each.confidence, default=None)
    if best is None or best.confidence < PLACED:
        return Placed(latest, Standing.ORPHAN, 0.0)
    sure = best.confidence >= SURE
    return Placed(
        _tight(text, best) if sure else replace(latest, start=best.start, end=best.end),
        Standing.FOUND,
        best.confidence,
    )


def kept(selector: Selector) -> dict[str, Any]:
    """Return a selector as it is stored."""
    return asdict(selector)


def _less_sure(found: Found, by: float) -> Found:
    return replace(found, confidence=round(found.confidence * by, 3))


def _tight(text: Text, found: Found) -> Selector:
    """Describe what was found, without white space at its ends."""
    words = text.raw[found.start : found.end]
    start = found.start + len(words) - len(words.lstrip())
    return describe(text.raw, start, start + len(words.strip()))
