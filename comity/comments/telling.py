"""Telling the journal what happened to a comment. In a write."""

from collections.abc import Mapping
from typing import Any

from comity.comments.models import Comment
from comity.journal import record
from comity.journal.record import Place


def tell(
    kind: str,
    row: Comment,
    version: int,
    actor: str,
    data: Mapping[str, Any] | None = None,
    *,
    said: str = "",
) -> Place:
    """Append what happened to a comment to the journal; return the entry's place.

    `version` is the story's after it, and is told only where the comment has its line in the
    thread: nobody sees what becomes of another one. `said` is what staff wrote there.
    """
    return record.append(
        kind,
        publication=row.publication_id,
        story=row.story_id,
        version=version if row.shown else None,
        subject=str(row.id),
        actor=actor,
        data={"number": row.number, **(data or {})},
        words={"said": said},
    )
