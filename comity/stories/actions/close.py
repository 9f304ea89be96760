"""Closes a story's discussion, and opens it again."""

import uuid
from collections.abc import Callable

from comity.ground import clock
from comity.stories import facts
from comity.stories.change import change
from comity.stories.turn import locked


def close(story_id: uuid.UUID, *, actor: str) -> Callable[[], int]:
    """Close a story's discussion: it can be read and not added to."""
    return _set_closed(story_id, closed=True, actor=actor)


def reopen(story_id: uuid.UUID, *, actor: str) -> Callable[[], int]:
    """Open a story's discussion again."""
    return _set_closed(story_id, closed=False, actor=actor)


def _set_closed(story_id: uuid.UUID, *, closed: bool, actor: str) -> Callable[[], int]:
    def write() -> int:
        row = locked(story_id)
        if (row.closed_at is not None) == closed:
            return row.version
        row.closed_at = clock.now() if closed else None
        return change(row, facts.CLOSED if closed else facts.REOPENED, "closed_at", actor=actor)

    return write
