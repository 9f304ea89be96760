"""The parts of a text that are scored by themselves: its sentences, a few of them together
where there are many."""

import re

MOST = 16
"""Parts of one text. More of them are no use to a reader, and cost the time of the answer."""

_SENTENCE = re.compile(r"\S(?:.*?[.!?…。؟][\"'”’)\]]*(?=\s)|.*$)", re.DOTALL)

Span = tuple[int, int]


def parts(text: str) -> list[Span]:
    """Return where the parts of `text` begin and end, in code points, in their order.

    Line ends and full stops end a sentence. What is between parts is white space.
    """
    sentences = [
        (start + match.start(), start + match.end())
        for start, line in _lines(text)
        for match in _SENTENCE.finditer(line)
    ]
    together = -(-len(sentences) // MOST) or 1
    return [
        (group[0][0], group[-1][1])
        for at in range(0, len(sentences), together)
        if (group := sentences[at : at + together])
    ]


def _lines(text: str) -> list[tuple[int, str]]:
    start, lines = 0, []
    for line in text.split("\n"):
        lines.append((start, line.rstrip()))
        start += len(line) + 1
    return lines


def utf16(text: str, spans: list[Span]) -> list[Span]:
    """Return `spans` (code points) in UTF-16 units, as Perspective and JavaScript count."""
    if text.isascii():
        return spans
    before = [0]
    for char in text:
        before.append(before[-1] + (2 if ord(char) > 0xFFFF else 1))
    return [(before[start], before[end]) for start, end in spans]
