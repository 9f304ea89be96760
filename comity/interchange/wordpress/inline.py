"""wpDiscuz's inline feedback: what the newsroom asks at words of its story, and the answers."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from comity.interchange.records import ArchiveQuestion, Record
from comity.interchange.xmlstream import Element

_CONTENT = "http://purl.org/rss/1.0/modules/content/ encoded"
# Which form a comment answers is kept in a table that no export has: one form is unmistakable.
_FORMS = re.compile(r"\[wpdiscuz-feedback\b([^\]]*)\](.*?)\[/wpdiscuz-feedback\]", re.DOTALL)
_ASKED = re.compile(r"""\bquestion=(["'])(.*?)\1""", re.DOTALL)
_TAGS = re.compile(r"<[^<>]*>")


def quote(comment: Element) -> str:
    """The words that the story's only form of inline feedback stands at; "" where it has more."""
    assert comment.parent is not None
    forms = _forms(comment.parent)
    return _plain(forms[0][1]) if len(forms) == 1 else ""


def questions(item: Element, story: str) -> Iterator[Record]:
    """What the newsroom asks at words of the story."""
    for told, words in _forms(item):
        asked = _ASKED.search(told)
        if asked and asked[2].strip():
            yield ArchiveQuestion(story, _plain(words), _plain(asked[2]))


def _forms(item: Element) -> list[tuple[str, str]]:
    """The forms of inline feedback in a story: their attributes, and the words they stand at."""
    body = next((child.text for child in item.children if child.tag == _CONTENT), "")
    return _FORMS.findall(body)


def _plain(marked: str) -> str:
    return " ".join(html.unescape(_TAGS.sub("", marked)).split())
