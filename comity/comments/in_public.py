"""How a comment enters and leaves the public thread: the counters that follow. In a write."""

from datetime import datetime

from django.db.models import F

from comity.comments.models import Comment
from comity.comments.state import State
from comity.stories.turn import Turn


def publish(turn: Turn, row: Comment, at: datetime | None = None) -> int:
    """Make a saved comment public and count it; return the story's new version.

    The first time, it takes its line in the thread; after that the line is still there.
    """
    first = not row.shown
    if row.quote:
        turn.annotate(f"reader:{row.reader_id}")
    row.state, row.shown = State.PUBLISHED, True
    row.save(update_fields=["state", "shown"])
    if first and row.parent_id is not None and row.root_id is not None:
        Comment.objects.filter(id=row.parent_id).update(answers=F("answers") + 1)
        Comment.objects.filter(id=row.root_id).update(conversation=F("conversation") + 1)
    return turn.end(
        visible=True,
        count=1,
        roots_shown=1 if first and row.parent_id is None else 0,
        spoken_at=at,
    )


def silence(turn: Turn, row: Comment, state: State, reason: str = "") -> int:
    """Take the words of a comment from the public; its line stays. Return the version.

    Where it was never public, nothing that readers see changes, and neither does the version.
    """
    was_public = row.state == State.PUBLISHED
    row.state, row.reason = state, reason
    row.save(update_fields=["state", "reason"])
    return turn.end(visible=row.shown, count=-1 if was_public else 0)
