"""What a record of an archive loses on its way in, in words. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from comity.interchange.dressing import dressed
from comity.interchange.records import Altered, ArchiveComment, ArchiveReader, ArchiveStory
from comity.interchange.words import LONGEST

# To dress a text only to see whether words are left costs too much for each of a million: this
# asks for a word before its end, and before any tag whose content may be left out.
_HUSK = re.compile(
    r"(?>[^\w<&]|&[#\w]+;|&|</?(?:p|br|div|span|a|b|i|u|s|em|strong|li|ul|ol|img)\b[^<>]*>)*+"
    r"(?:\Z|<)",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")


def of_story(story: ArchiveStory) -> Iterator[Altered]:
    """Return what a story loses."""
    for date in story.unread:
        yield Altered(f"story {story.key}", _without(date))


def of_reader(reader: ArchiveReader) -> Iterator[Altered]:
    """Return what a reader loses."""
    for date in reader.unread:
        yield Altered(f"reader {reader.key}", _without(date))


def of_comment(comment: ArchiveComment) -> Iterator[Altered]:
    """Return what a comment loses, apart from its place in the thread."""
    for date in comment.unread:
        yield Altered(f"comment {comment.key}", _without(date))
    if len(comment.text) > LONGEST:
        reason = f"It is longer than {LONGEST:,} characters: the rest is left out."
        yield Altered(f"comment {comment.key}", reason)
    elif comment.state != "removed" and _is_wordless(comment):
        yield Altered(f"comment {comment.key}", "No words are in it: it comes empty.")


def orphan(key: str, parent: str) -> Altered:
    """Say of a comment that what it answers is not there."""
    reason = f"Comment {parent}, which it answers, is not there: it stands for itself"
    return Altered(f"comment {key}", f"{reason}, unless that one came before.")


def in_circle(key: str, parent: str) -> Altered:
    """Say of a comment that it answers one that, in the end, answers it."""
    reason = f"Comment {parent}, which it answers, comes of its own answers: it stands for itself."
    return Altered(f"comment {key}", reason)


def circles(answered: Mapping[str, str]) -> list[str]:
    """Return the first of each circle, in the mapping's order, among comments that answer others.

    answered: what each of them answers, by its key.
    """
    places = {key: place for place, key in enumerate(answered)}
    walked: set[str] = set()
    found: list[str] = []
    for start in answered:
        trail: dict[str, int] = {}
        key = start
        while key in answered and key not in walked:
            walked.add(key)
            trail[key] = len(trail)
            key = answered[key]
        if key in trail:
            circle = [each for each, step in trail.items() if step >= trail[key]]
            found.append(min(circle, key=places.__getitem__))
    return found


def _without(date: str) -> str:
    return f"The date “{date}” can't be read: it comes without that."


def _is_wordless(comment: ArchiveComment) -> bool:
    if not _HUSK.match(comment.text):
        return False
    _source, shown = dressed(comment.text, comment.markup)
    return not html.unescape(_TAG.sub("", shown)).strip()
