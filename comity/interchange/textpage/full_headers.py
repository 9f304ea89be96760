"""The lines over each comment of a labelled thread: role, name, date, "Reply to NAME".

What the page does as a rule (its own badges, whether names stand everywhere, how far above their
dates) is learned first; then a line is judged by it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from comity.interchange.textpage import labels
from comity.interchange.textpage.answers import Said
from comity.interchange.textpage.dates import read_date
from comity.interchange.textpage.lines import Line
from comity.interchange.textpage.names import likeness

_LONGEST_NAME = 200
_LONGEST_ROLE = 30
_ANY_GAP = 1_000_000
_NO_NAME = -4.0


@dataclass(slots=True)
class Header:
    """The lines [start, end) over a comment's words."""

    start: int
    end: int
    role: str | None = None
    name: str | None = None
    said: Said | None = None
    reply_to: str | None = None


class Headers:
    """Finds the headers in `lines`. `captured` dates the relative dates."""

    def __init__(self, lines: Sequence[Line], captured: date | None) -> None:
        self.lines = lines
        self.dates = [read_date(line.plain, captured) for line in lines]
        self.has_reply_lines = sum(labels.is_reply_button(line.plain) for line in lines) >= 2
        self.name_gap = self._usual_gap_under_names()
        self.own_roles: frozenset[str] = frozenset()
        self.least_likeness = 0.0
        self.own_roles = self._roles_of_this_site()
        self.least_likeness = self._least_likeness()

    def _roles_of_this_site(self) -> frozenset[str]:
        """Short lines that stand over many a name and date: badges of the site's own making."""
        headers = [index for index in range(1, len(self.lines)) if self._is_dated_name(index)]
        over = Counter(self.lines[index - 1].plain for index in headers)
        return frozenset(
            plain
            for plain, times in over.items()
            if times >= max(3, len(headers) // 5)
            and len(plain) <= _LONGEST_ROLE
            and not labels.is_closing(plain)
            and labels.votes(plain) is None
        )

    def _least_likeness(self) -> float:
        """How much a line right after a comment's end must look like a name to be taken for one.

        Less where this page has names there as a rule: then all but a sentence is a name.
        """
        below = [self.lines[i].plain for i in range(1, len(self.lines)) if self.is_closing(i - 1)]
        named = sum(likeness(plain) > 0 or labels.is_role(plain) for plain in below)
        return _NO_NAME if below and named >= 0.6 * len(below) else -1.0

    def _is_dated_name(self, index: int) -> bool:
        header = self.labelled(index)
        return bool(header and header.name and header.said and not header.role)

    def _is_role(self, index: int) -> bool:
        plain = self.lines[index].plain
        return labels.is_role(plain) or plain in self.own_roles

    def is_closing(self, index: int) -> bool:
        return labels.is_closing(self.lines[index].plain)

    def _usual_gap_under_names(self) -> int:
        """How many blank lines part a name from the date or "Reply to" below it."""
        gaps = sorted(
            line.gap for index, line in enumerate(self.lines) if index and self._is_label(index)
        )
        return gaps[len(gaps) // 4] if gaps else _ANY_GAP

    def looks_labelled(self, *, is_certain: bool) -> bool:
        """Whether there are enough labels to read the thread by them.

        `is_certain` says that the lines are a thread for sure: one labelled comment is enough.
        """
        headers = [self.labelled(index) for index in range(len(self.lines))]
        headed = [bool(header and (header.said or header.role)) for header in headers]
        replies = sum(labels.is_reply_button(line.plain) for line in self.lines)
        return headed[:1] == [True] or sum(headed) + replies >= (1 if is_certain else 2)

    def has_discussion_labels(self) -> bool:
        """Whether there is a label that only discussions have: dates alone head changelogs too."""
        relative = any(said is not None and said.relative for said in self.dates)
        return relative or any(
            labels.is_closing(line.plain)
            or labels.reply_to(line.plain)
            or labels.is_edit_note(line.plain)
            or labels.is_role(line.plain)
            for line in self.lines
        )

    def first_comment(self) -> int | None:
        """The line at which the first comment begins, where no header block says so.

        That is a labelled header, or, above the first "Reply", the line most like a name: best
        one that also stands over later comments.
        """
        total = len(self.lines)
        labelled = next((i for i in range(total) if self.by_itself(i)), total)
        closing = next((i for i in range(total) if self.is_closing(i)), total)
        if labelled < closing:
            return labelled
        later = Counter(
            self.lines[i + 1].plain for i in range(closing, total - 1) if self.is_closing(i)
        )
        odds = [
            (likeness(line.plain, times=1 + later[line.plain]), index)
            for index, line in enumerate(self.lines[: max(closing - 1, 0)])
        ]
        best = max(odds, default=(0.0, 0))
        return best[1] if best[0] > 0 else labelled if labelled < total else None

    def labelled(self, index: int) -> Header | None:
        """A header that shows itself by a date, a "Reply to" or a role label."""
        header = Header(index, index)
        cursor = index
        total = len(self.lines)
        if self._is_role(cursor):
            header.role = self.lines[cursor].text
            cursor += 1
        if cursor < total and self._can_be_name(cursor):
            header.name = self.lines[cursor].text
            cursor += 1
            # The avatar's alternative text repeats the name.
            if cursor < total and self.lines[cursor].plain == self.lines[cursor - 1].plain:
                cursor += 1
        marks = 0
        while cursor < total and marks < 2:
            reply = labels.reply_to(self.lines[cursor].plain)
            if header.said is None and self.dates[cursor]:
                header.said = self.dates[cursor]
            elif header.reply_to is None and reply:
                header.reply_to = reply
            else:
                break
            marks += 1
            cursor += 1
        header.end = cursor
        if marks and (header.name or header.said):
            return header
        named = header.role and header.name and likeness(header.name) > self.least_likeness
        return header if named and self._has_words_at(cursor) else None

    def _has_words_at(self, index: int) -> bool:
        """Whether words of a comment stand at `index`, not its score or the lines that close it."""
        below = index < len(self.lines) and not self.is_closing(index)
        return below and not self.is_score(index)

    def is_score(self, index: int) -> bool:
        """Whether `index` holds a score: a figure right above the lines that close a comment."""
        if index + 1 >= len(self.lines) or labels.votes(self.lines[index].plain) is None:
            return False
        return self.is_closing(index + 1)

    def by_itself(self, index: int) -> Header | None:
        """A labelled header where no closing line stands before it.

        A sentence above a date is the end of the comment before: the name between was lost.
        """
        header = self.labelled(index)
        if header and header.name and not header.role and likeness(header.name) <= _NO_NAME:
            return None
        return header

    def between_words(self, index: int) -> Header | None:
        """A header where the comment before is not closed: the deepest replies have no "Reply"."""
        header = self.by_itself(index)
        if header is None or not self.has_reply_lines:
            return header
        named = header.name is not None and (header.role or likeness(header.name) > 0)
        answers = header.reply_to is not None and likeness(header.reply_to) > 0
        return header if named and (header.said or header.role or answers) else None

    def _is_label(self, index: int) -> bool:
        return bool(self.dates[index] or labels.reply_to(self.lines[index].plain))

    def _can_be_name(self, index: int) -> bool:
        line = self.lines[index]
        if len(line.plain) > _LONGEST_NAME or self._is_label(index) or self.is_closing(index):
            return False
        below = index + 1
        if below == len(self.lines) or not self._is_label(below):
            return True
        # Far above its date stands the comment before: the name between them was lost.
        return self.lines[below].gap <= max(self.name_gap, 1) + 1

    def at(self, index: int, *, after_closing: bool) -> Header | None:
        """The header at `index`, an empty one where a comment begins with its words."""
        if not after_closing:
            return self.between_words(index)
        if header := self.labelled(index):
            return header
        below = self.labelled(index + 1) if index + 1 < len(self.lines) else None
        if below and below.name and below.said and not below.role:
            # Between the end of one comment and the name over the next stands a badge alone.
            below.start, below.role = index, self.lines[index].text
            return below
        line = self.lines[index]
        if self._is_role(index):
            return Header(index, index + 1, role=line.text)
        if likeness(line.plain) > self.least_likeness and self._has_words_at(index + 1):
            return Header(index, index + 1, name=line.text)
        return Header(index, index)
