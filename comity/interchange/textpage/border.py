"""Where a bare page's story ends and its thread begins, when no header stands between them.

A thread can begin only at a name or at a wide gap; the first such place is the border, unless
what follows still reads as the story. Whether there is a thread at all is judged from what an
article does not have: names that come back, lost lines between short pieces, closing chrome.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from comity.interchange.textpage import bare
from comity.interchange.textpage.chrome import RELATED
from comity.interchange.textpage.lines import Chunk
from comity.interchange.textpage.names import likeness
from comity.interchange.textpage.story import is_furniture, is_prose, same_words

_WIDE = 2
_STORY_PARAGRAPH = 150
_STORY_RUN, _STORY_RUN_AFTER_HEADING = 3, 2
_PERSONAL = 2.4
_ENDS_SENTENCE = re.compile(r"[.!?…。؟।]['\"’”»)\]]*$")
# What a newsroom's paragraph does not hold, and a reader's often does.
_CASUAL = re.compile(r"…|\.\.\.|[!?]{2}|[:;]-?[)(DP]")
_ENOUGH = 3.0
_MANY = 6


@dataclass(frozen=True, slots=True)
class Border:
    """The first chunk of the thread and the evidence that there is one."""

    index: int
    evidence: float
    passed_over: tuple[int, ...]


def find(groups: Sequence[Chunk], *, has_closing_chrome: bool) -> Border | None:
    """The border in `groups` (headline first), or None where nothing shows a thread."""
    first = next((i for i in range(1, len(groups)) if _is_body(groups, i)), None)
    if first is None or first + 1 >= len(groups):
        return None
    weighed = bare.weigh(groups, starts_thread=False)
    no_names = _furniture(groups)
    candidates = bare.Weighed(
        tuple(
            bare.IMPOSSIBLE if i <= first or i in no_names else odds
            for i, odds in enumerate(weighed.odds)
        ),
        weighed.apart,
    )
    reading = bare.names(candidates)
    starts = [
        i
        for i in range(first + 1, len(groups))
        if reading[i] or (groups[i].gap >= _WIDE and i not in no_names)
    ]
    passed: list[int] = []
    for position, start in enumerate(starts):
        end = starts[position + 1] if position + 1 < len(starts) else len(groups)
        if _reads_on(groups, start, end, is_name=reading[start], starts=starts, reading=reading):
            passed.append(start)
            continue
        if not has_closing_chrome and not _is_laid_out_as_a_page(groups, start):
            return None
        evidence = _evidence(groups[start:], reading[start:]) + (3.0 if has_closing_chrome else 0.0)
        return Border(start, evidence, tuple(passed)) if evidence >= _ENOUGH else None
    return None


def _is_body(groups: Sequence[Chunk], index: int) -> bool:
    plain = groups[index].plain
    return is_prose(plain) and not is_furniture(plain) and not same_words(plain, groups[0].plain)


def _furniture(groups: Sequence[Chunk]) -> set[int]:
    """Chunks that are no names: credits, captions, buttons, the headlines of related stories.

    The list of those ends above the words of the first comment; the last short line is its name.
    """
    found = {i for i, chunk in enumerate(groups) if is_furniture(chunk.plain)}
    marker = next((i for i, chunk in enumerate(groups) if RELATED.fullmatch(chunk.plain)), None)
    if marker is not None:
        end = marker + 1
        while end < len(groups) and groups[end].is_one_line and likeness(groups[end].plain) > -4:
            end += 1
        found.update(range(marker, end - 1))
    return found


def _is_laid_out_as_a_page(groups: Sequence[Chunk], start: int) -> bool:
    """A saved page has a paragraph a line, its story above all; wrapped text and code have not."""
    story = sum(chunk.is_one_line for chunk in groups[:start])
    return (
        story >= 0.8 * start
        and sum(chunk.is_one_line for chunk in groups) >= 0.5 * len(groups)
        and _reads_like_words(groups)
    )


def _reads_on(
    groups: Sequence[Chunk],
    start: int,
    end: int,
    *,
    is_name: bool,
    starts: Sequence[int],
    reading: Sequence[bool],
) -> bool:
    """Whether the piece [start, end) is the story going on after a heading or a lost line."""
    if end == len(groups):
        return False
    plain = groups[start].plain
    if is_name and plain[0].islower():
        return False
    if is_name and sum(groups[i].plain == plain for i in starts if reading[i]) > 1:
        return False
    pieces = groups[start + is_name : end]
    # In capitals throughout, and short: a person's name sooner than a heading.
    heading = is_name and likeness(plain) < _PERSONAL
    enough = _STORY_RUN_AFTER_HEADING if heading else _STORY_RUN
    return len(pieces) >= enough and all(
        len(chunk.plain) >= _STORY_PARAGRAPH
        and chunk.is_one_line
        and _ENDS_SENTENCE.search(chunk.plain)
        and not _is_casual(chunk.plain)
        for chunk in pieces
    )


def _evidence(groups: Sequence[Chunk], reading: Sequence[bool]) -> float:
    """The odds that `groups` are a thread and not the rest of an article or some other text."""
    if not _reads_like_words(groups):
        return 0.0
    times = Counter(chunk.plain for chunk, is_name in zip(groups, reading, strict=True) if is_name)
    back = sum(count > 1 for count in times.values())
    # A line after a wide gap may as well head a chapter.
    lone = [
        chunk.plain
        for chunk, is_name in zip(groups, reading, strict=True)
        if is_name and times[chunk.plain] == 1 and chunk.gap < _WIDE
    ]
    gaps = [i for i, chunk in enumerate(groups) if chunk.gap >= _WIDE and not reading[i]]
    personal = sum(likeness(name) >= 1.5 for name in lone[:20])
    evidence = 2.0 * back + min(2.0, 0.5 * len(gaps)) + min(2.0, 0.5 * personal)
    if gaps and times:
        evidence += 1.0
    if personal >= _MANY and _are_informal(groups):
        evidence += 1.5
    if len(gaps) >= 5 and not times and _short_pieces(groups, gaps):
        evidence += 1.0
    return evidence


def _is_casual(plain: str) -> bool:
    return plain[0].islower() or _CASUAL.search(plain) is not None


def _are_informal(groups: Sequence[Chunk]) -> bool:
    """Whether a fifth of the paragraphs hold what a newsroom's would not."""
    prose = [chunk.plain for chunk in groups if is_prose(chunk.plain)]
    informal = sum(_is_casual(plain) or not _ENDS_SENTENCE.search(plain) for plain in prose)
    return informal >= 0.2 * len(prose)


def _reads_like_words(groups: Sequence[Chunk]) -> bool:
    """Whether the text is mostly letters and spaces, as program code, logs and tables are not."""
    sample = "".join(chunk.plain for chunk in groups[:200])[:20_000]
    letters = sum(character.isalpha() or character in " '’" for character in sample)
    return bool(sample) and letters / len(sample) >= 0.85


def _short_pieces(groups: Sequence[Chunk], gaps: Sequence[int]) -> bool:
    """Comments are of a paragraph or two and do not open with a heading; sections do both."""
    sizes = [after - before for before, after in zip(gaps, [*gaps[1:], len(groups)], strict=True)]
    headed = sum(groups[i].is_one_line and likeness(groups[i].plain) > 0 for i in gaps)
    return median(sizes) <= 1.5 and headed <= 0.2 * len(gaps)
