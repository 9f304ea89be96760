"""Where comments hang in the tree: what decides which pages a change touches."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from comity.comments import paging
from comity.comments.models import Comment


@dataclass(frozen=True)
class Lineage:
    """A comment's line of descent, as far up as a page can reach."""

    id: uuid.UUID
    number: int
    position: int
    root_position: int
    """The position, among the answers to the story, of the root it hangs under."""
    line: tuple[int, ...]
    """Numbers: its own, then its parent's, up to the root or one more level than is shown."""

    @property
    def is_root(self) -> bool:
        """Whether it answers the story itself."""
        return len(self.line) == 1


def lineages(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Lineage]:
    """Return the lineage of each of these comments, by its id."""
    rows = {row.id: row for row in _rows(ids)}
    known = dict(rows)
    for _level in range(paging.LEVELS + 1):
        above = {row.parent_id for row in known.values() if row.parent_id} - known.keys()
        if not above:
            break
        known |= {row.id: row for row in _rows(above)}
    roots = {row.root_id for row in rows.values() if row.root_id} - known.keys()
    known |= {row.id: row for row in _rows(roots)}
    return {row.id: _lineage(row, known) for row in rows.values()}


def _rows(ids: Iterable[uuid.UUID]) -> list[Comment]:
    return list(
        Comment.objects.filter(id__in=list(ids)).only("number", "position", "parent_id", "root_id")
    )


def _lineage(row: Comment, known: dict[uuid.UUID, Comment]) -> Lineage:
    line, above = [row.number], row.parent_id
    while above in known and len(line) <= paging.LEVELS + 1:
        line.append(known[above].number)
        above = known[above].parent_id
    root = known[row.root_id] if row.root_id else row
    return Lineage(row.id, row.number, row.position, root.position, tuple(line))
