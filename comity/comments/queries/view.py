"""A comment as the other rooms see it."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from comity.comments.models import Comment
from comity.comments.state import State


@dataclass(frozen=True)
class CommentView:
    """One comment, without those that answer it."""

    id: uuid.UUID
    publication: str
    story: uuid.UUID
    number: int
    position: int
    depth: int
    parent: uuid.UUID | None
    root: uuid.UUID | None
    reader: uuid.UUID | None
    name: str
    badge: str
    source: str
    html: str
    """Safe HTML: nh3 was the last to touch it."""
    state: str
    shown: bool
    """Whether it has a line in the public thread, if only to say that it is gone."""
    reason: str
    posted_at: datetime | None
    precision: str
    """How much of `posted_at` is known: second, minute, hour, day, month, year."""
    edited_at: datetime | None
    pick: str
    ups: int
    downs: int
    points: int
    best: float
    seats: int
    answers: int
    conversation: int
    asked: str
    """What staff have asked its author to change; "" where nothing waits for that."""
    quote: str
    """The words of the story that it is about; "" where that is the story as a whole."""

    @property
    def published(self) -> bool:
        """Whether everybody may read it."""
        return self.state == State.PUBLISHED

    @classmethod
    def of(cls, row: Comment) -> "CommentView":
        """Return what a row tells."""
        return cls(
            row.id,
            row.publication_id,
            row.story_id,
            row.number,
            row.position,
            row.depth,
            row.parent_id,
            row.root_id,
            row.reader_id,
            row.name,
            row.badge,
            row.source,
            row.html,
            row.state,
            row.shown,
            row.reason,
            row.posted_at,
            row.precision,
            row.edited_at,
            row.pick,
            row.ups,
            row.downs,
            row.points,
            row.best,
            row.seats,
            row.answers,
            row.conversation,
            row.asked,
            row.quote,
        )
