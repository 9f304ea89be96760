"""A comment as everybody may read it through the API."""

from datetime import datetime
from typing import Self
from uuid import UUID

from ninja import Schema

from comity.comments.queries import CommentView

SILENT = {"html": "", "name": "", "badge": "", "pick": "", "quote": ""}
"""What is no longer told of a comment that was withdrawn or removed."""


class CommentOut(Schema):
    """One comment. `html` is safe; it is empty where the comment was withdrawn or removed.

    `number` counts through the story, `position` among those that answer the same thing;
    `precision` says how much of `posted_at` is known; `answers` are the direct ones,
    `conversation` all below a comment that answers the story itself.
    """

    id: UUID
    number: int
    position: int
    depth: int
    parent: UUID | None
    state: str
    name: str
    badge: str
    html: str
    posted_at: datetime | None
    precision: str
    edited_at: datetime | None
    pick: str
    quote: str
    ups: int
    downs: int
    points: int
    best: float
    answers: int
    conversation: int

    @classmethod
    def of(cls, comment: CommentView) -> Self:
        """Return what everybody may know of a comment."""
        return cls(**(vars(comment) | ({} if comment.published else SILENT)))
