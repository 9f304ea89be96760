"""A thread that kept only names and paragraphs, parted by blank lines.

The saver dropped lines of one word, names among them, so a comment begins either with a name
between single blank lines or, its name lost, after two. Which short line is a name is decided
for the whole thread at once: the most likely reading in which no name follows a name (Viterbi's
algorithm, 1967, over two states), linear in the number of chunks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from comity.interchange.textpage.chrome import SUPPORT_CALL
from comity.interchange.textpage.lines import Chunk
from comity.interchange.textpage.names import LONGEST_NAME, likeness

_WIDE = 2
# Right after a wide gap, or right before one, a line of two capitalised words is still likelier a
# name that lost a neighbour than a paragraph; any other short line is likelier a paragraph.
_OUT_OF_PLACE = 2.0
_AFTER_LOST_COMMENT = 1.5
_OVER_LOST_WORDS = 1.0
_RIGHT_UNDER_HEADER = 3.0
_SURE = 2.0
_AFTER_COLON = 1.5
# The words under a name are lost now and then, which leaves it out of its place.
_NOW_AND_THEN, _STANDS_ANYWHERE = 0.34, 7.5
_ABOVE_REPLY = 6.0
IMPOSSIBLE = -99.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """Chunk by chunk: the odds that it is a name, and whether a wide gap stands before it."""

    odds: tuple[float, ...]
    apart: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class BareComment:
    """Chunks of one comment; `name` is the chunk that names its writer, where one was kept."""

    name: Chunk | None
    paragraphs: tuple[Chunk, ...]
    odds: float

    @property
    def number(self) -> int:
        return self.name.number if self.name else self.paragraphs[0].number


def _fits(groups: Sequence[Chunk], index: int) -> bool:
    chunk = groups[index]
    return (
        chunk.is_one_line
        and len(chunk.plain) <= LONGEST_NAME
        and index + 1 < len(groups)
        and groups[index + 1].gap <= 1  # none where a label between them was set aside
    )


def weigh(
    groups: Sequence[Chunk], *, starts_thread: bool, above_replies: frozenset[int] = frozenset()
) -> Weighed:
    """How likely each chunk is a name, by its words and by what stands around it.

    `starts_thread` says that the first chunk stands right under the header of the discussion;
    `above_replies` holds the lines under which a "Reply to NAME" stood.
    """
    wide = sum(chunk.gap >= _WIDE for chunk in groups[1:])
    dropped = wide > 0
    times = Counter(chunk.plain for i, chunk in enumerate(groups) if _fits(groups, i))
    wide_is_usual = _names_follow_wide_gaps(groups, times)
    out_of_place = [
        not _fits(groups, i) or (chunk.gap >= _WIDE and not wide_is_usual)
        for i, chunk in enumerate(groups)
    ]
    misplaced = Counter(
        chunk.plain for chunk, is_out in zip(groups, out_of_place, strict=True) if is_out
    )
    odds: list[float] = []
    for index, chunk in enumerate(groups):
        times_here = times[chunk.plain]
        if not chunk.is_one_line or (index + 1 == len(groups) and times_here < 2):
            odds.append(IMPOSSIBLE)
            continue
        value = likeness(chunk.plain, times=times_here, words_were_dropped=dropped)
        # A name always stands where a name can; a phrase that comes back stands anywhere.
        elsewhere = misplaced[chunk.plain] - out_of_place[index]
        share = elsewhere / (times_here + elsewhere or 1)
        value -= _STANDS_ANYWHERE * max(0.0, share - _NOW_AND_THEN)
        if not _fits(groups, index) and times_here < 2:
            value -= _OUT_OF_PLACE if times_here == 0 else _OVER_LOST_WORDS
        if index == 0 and starts_thread:
            if chunk.gap == 0:
                value += _RIGHT_UNDER_HEADER
        elif index and SUPPORT_CALL.fullmatch(groups[index - 1].plain):
            pass  # the story's last button stands apart from whatever comes next
        elif chunk.gap >= _WIDE and not wide_is_usual:
            value -= _OUT_OF_PLACE if chunk.gap == _WIDE else _AFTER_LOST_COMMENT
        if index and groups[index - 1].plain.endswith((":", ",")):
            value -= _AFTER_COLON
        if chunk.number in above_replies:
            value += _ABOVE_REPLY
        odds.append(value)
    for index, (chunk, below) in enumerate(pairwise(groups)):
        # Two names across a wide gap: the words between were one, and were dropped.
        if below.gap < _WIDE:
            continue
        if odds[index + 1] > _SURE and times[chunk.plain] < 2:
            odds[index] += _OUT_OF_PLACE - _OVER_LOST_WORDS
        elif odds[index] > _SURE and below.gap == _WIDE and not wide_is_usual:
            odds[index + 1] += _OUT_OF_PLACE - _OVER_LOST_WORDS
    return Weighed(tuple(odds), tuple(chunk.gap >= _WIDE for chunk in groups))


def _names_follow_wide_gaps(groups: Sequence[Chunk], times: Counter[str]) -> bool:
    """Whether this page sets its names after wide gaps, instead of losing them there."""
    starts = [
        chunk
        for index, chunk in enumerate(groups)
        if chunk.gap >= _WIDE and index + 1 < len(groups) and groups[index + 1].gap == 1
    ]
    named = [c for c in starts if c.is_one_line and likeness(c.plain, times=times[c.plain]) > 0]
    return len(named) >= 3 and len(named) >= 0.6 * len(starts)


def names(weighed: Weighed) -> list[bool]:
    """The likeliest reading in which no name follows a name.

    Across a wide gap one may: the words between them were of one line and were dropped.
    """
    text, name = 0.0, IMPOSSIBLE
    text_was_name: list[bool] = []
    name_was_name: list[bool] = []
    for odds, apart in zip(weighed.odds, weighed.apart, strict=True):
        text_was_name.append(name > text)
        name_was_name.append(apart and name > text)
        best = max(text, name)
        text, name = best, (best if apart else text) + odds
    reading: list[bool] = []
    is_name = name > text
    for from_text, from_name in zip(reversed(text_was_name), reversed(name_was_name), strict=True):
        reading.append(is_name)
        is_name = from_name if is_name else from_text
    reading.reverse()
    return reading


def comments(
    groups: Sequence[Chunk],
    weighed: Weighed,
    reading: Sequence[bool],
    *,
    starts: frozenset[int] = frozenset(),
) -> list[BareComment]:
    """The comments of a thread: each begins at a name, or at a wide gap that no name follows.

    `starts` holds the lines at which one is known to begin.
    """
    found: list[BareComment] = []
    name: Chunk | None = None
    value = 0.0
    paragraphs: list[Chunk] = []
    for index, chunk in enumerate(groups):
        # One line lost right under a name was the first paragraph; two may hide the next name.
        still_first = name is not None and not paragraphs and chunk.gap == _WIDE
        wide = chunk.gap >= _WIDE and not still_first
        known = chunk.number in starts and bool(paragraphs)
        if (reading[index] or wide or known) and (name or paragraphs):
            found.append(BareComment(name, tuple(paragraphs), value))
            name, paragraphs = None, []
        if reading[index]:
            name, value = chunk, weighed.odds[index]
        else:
            paragraphs.append(chunk)
    if name or paragraphs:
        found.append(BareComment(name, tuple(paragraphs), value))
    return found
