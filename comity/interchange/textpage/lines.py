"""The page as lines and chunks. The number of blank lines before a line is evidence: kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

# Characters that show nothing: zero-width, bidi controls, byte-order mark, soft hyphen.
_UNSEEN = dict.fromkeys(
    [0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF]
)
_EDGES = (
    " \t\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\u200b\ufeff"
    + "".join(map(chr, range(0x2000, 0x200B)))
)
_LINE_END = re.compile(r"\r*\n|\r")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that shows something.

    `text` is as saved, less white space at its edges; `plain` is for matching only (one kind of
    space, nothing unseen); `gap` is the number of blank lines before it. `order` counts the lines
    that show something, so that a line taken away can be noticed.
    """

    number: int
    order: int
    text: str
    plain: str
    gap: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines with no blank line between them: a paragraph, a heading or a name."""

    lines: tuple[Line, ...]

    @property
    def gap(self) -> int:
        return self.lines[0].gap

    @property
    def number(self) -> int:
        return self.lines[0].number

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def plain(self) -> str:
        return " ".join(line.plain for line in self.lines)

    @property
    def is_one_line(self) -> bool:
        return len(self.lines) == 1


def split(text: str) -> list[Line]:
    """The lines of `text` that show something, numbered from 1, whatever its line ends."""
    lines: list[Line] = []
    gap = 0
    for number, raw in enumerate(_LINE_END.split(text), start=1):
        plain = _SPACE.sub(" ", raw if raw.isascii() else raw.translate(_UNSEEN)).strip()
        if not plain:
            gap += 1
            continue
        lines.append(Line(number, len(lines), raw.strip(_EDGES), plain, gap))
        gap = 0
    return _single_spaced(lines)


def _single_spaced(lines: list[Line]) -> list[Line]:
    """Undo a saver's own spacing: every line end doubled, or never fewer than so many blanks."""
    gaps = Counter(line.gap for line in lines[1:])
    doubled = sum(gaps[gap] for gap in gaps if gap >= 3) > len(lines) // 2
    if doubled and not any(gap % 2 == 0 for gap in gaps):
        return [replace(line, gap=(line.gap - 1) // 2 if line.gap else 0) for line in lines]
    extra = min((gap for gap in gaps if gap), default=1) - 1
    if extra:
        return [replace(line, gap=max(line.gap - extra, 0)) for line in lines]
    return lines


def chunks(lines: Sequence[Line]) -> list[Chunk]:
    """`lines` grouped: a new chunk wherever a blank line, or a line taken away, stood before."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and line.gap == 0 and groups[-1][-1].order + 1 == line.order:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Chunk(tuple(group)) for group in groups]
