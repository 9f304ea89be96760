"""What one reader said, for those who judge, and for the reader."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from comity.comments.models import Comment, Vote
from comity.comments.queries.view import CommentView
from comity.comments.state import State

PAGE = 20
"""Comments, or votes, on one page of a reader's own."""


def latest_of_reader(reader: uuid.UUID, limit: int = 5) -> tuple[CommentView, ...]:
    """Return a reader's newest comments in any state, newest first."""
    rows = Comment.objects.filter(reader=reader).order_by("-posted_at")[:limit]
    return tuple(CommentView.of(row) for row in rows)


@dataclass(frozen=True)
class Cast:
    """A vote that a reader cast: 1 or -1."""

    comment: CommentView
    value: int
    cast_at: datetime


def said_by(reader: uuid.UUID, page: int = 1) -> tuple[CommentView, ...]:
    """Return a page of a reader's comments in any state, the newest first."""
    rows = Comment.objects.filter(reader=reader).order_by("-id")
    return tuple(CommentView.of(row) for row in rows[_slice(page)])


def cast_by(reader: uuid.UUID, page: int = 1) -> tuple[Cast, ...]:
    """Return a page of a reader's votes, the latest first."""
    rows = Vote.objects.filter(reader=reader).select_related("comment").order_by("-cast_at", "-id")
    return tuple(
        Cast(CommentView.of(row.comment), row.value, row.cast_at) for row in rows[_slice(page)]
    )


def counts_of(reader: uuid.UUID) -> tuple[int, int]:
    """Return how many comments and how many votes are a reader's."""
    comments = Comment.objects.filter(reader=reader).count()
    return comments, Vote.objects.filter(reader=reader).count()


def _slice(page: int) -> slice:
    return slice((page - 1) * PAGE, page * PAGE)


def ids_of_reader(reader: uuid.UUID, *, public: bool | None = None) -> list[uuid.UUID]:
    """Return the ids of a reader's comments, oldest first; the public ones alone, or the others."""
    rows = Comment.objects.filter(reader=reader).order_by("id")
    if public is not None:
        is_public = Q(state=State.PUBLISHED)
        rows = rows.filter(is_public if public else ~is_public)
    return list(rows.values_list("id", flat=True))


def stories_of_reader(reader: uuid.UUID) -> list[uuid.UUID]:
    """Return the ids of the stories that a reader commented on."""
    rows = Comment.objects.filter(reader=reader).order_by("story_id")
    return list(rows.values_list("story_id", flat=True).distinct())
