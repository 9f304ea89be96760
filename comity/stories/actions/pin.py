"""Pins a comment above a story's thread."""

import uuid
from collections.abc import Callable

from comity.stories import facts
from comity.stories.change import change
from comity.stories.turn import locked


def pin(story_id: uuid.UUID, number: int | None, *, actor: str) -> Callable[[], int]:
    """Show the comment of this number above the thread; None: no comment. Return the version."""

    def write() -> int:
        row = locked(story_id)
        if row.pinned == number:
            return row.version
        row.pinned = number
        return change(row, facts.PINNED, "pinned", actor=actor, data={"number": number})

    return write
