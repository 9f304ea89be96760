"""A thread that kept the lines around each comment: role, name, date, votes, "Reply".

Blank lines mean nothing here (savers put none or a dozen). A comment begins at a date, a role
label or a "Reply to NAME" with its name above, or right after the lines that close the one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from comity.interchange.textpage import labels
from comity.interchange.textpage.full_headers import Header, Headers
from comity.interchange.textpage.lines import Line, chunks


@dataclass(slots=True)
class FullComment:
    """A comment with the lines of its words, and the lines around them."""

    header: Header
    words: list[Line] = field(default_factory=list)
    labels: list[Line] = field(default_factory=list)
    votes: int | None = None
    edited: str | None = None
    is_closed: bool = False

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(chunk.text for chunk in chunks(self.words))


class FullThread:
    """Reads `lines` as a thread with labels. `captured` dates the relative dates."""

    def __init__(self, lines: Sequence[Line], captured: date | None) -> None:
        self.lines = lines
        self.headers = Headers(lines, captured)

    def comments(self) -> list[FullComment]:
        """The comments in their order; every line is in one comment's words or labels."""
        found: list[FullComment] = []
        index, total = 0, len(self.lines)
        while index < total:
            current = found[-1] if found else None
            after_closing = current is None or current.is_closed
            if current is not None and (taken := self._closing_lines(index, current)):
                current.labels += self.lines[index : index + taken]
                index += taken
                continue
            if header := self.headers.at(index, after_closing=after_closing):
                found.append(FullComment(header, labels=list(self.lines[index : header.end])))
                index = header.end
                if index < total and header.end == header.start:
                    found[-1].words.append(self.lines[index])
                    index += 1
                continue
            assert current is not None
            current.words.append(self.lines[index])
            index += 1
        return found

    def _closing_lines(self, index: int, comment: FullComment) -> int:
        """How many lines from `index` close `comment`: votes, "Reply", replies, edit note."""
        plain = self.lines[index].plain
        if self.headers.is_closing(index):
            comment.is_closed = True
            return 1
        edited = comment.edited is None and labels.is_edit_note(plain)
        closed = comment.is_closed or self._ends_here(index + 1) or self.headers.is_score(index + 1)
        if edited and closed:
            comment.edited = self.lines[index].text
            return 1
        score = labels.votes(plain)
        if score is not None and comment.votes is None and self._ends_here(index + 1):
            comment.votes = score
            return 1
        return 0

    def _ends_here(self, index: int) -> bool:
        """Whether nothing but closing lines or the next header stands at `index`."""
        if index == len(self.lines):
            return True
        plain = self.lines[index].plain
        if self.headers.is_closing(index) or labels.is_edit_note(plain):
            return True
        return self.headers.between_words(index) is not None
