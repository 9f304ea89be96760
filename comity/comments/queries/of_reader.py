"""What one reader said, for those who judge, and for the reader."""

import uuid

from django.db.models import Q

from comity.comments.models import Comment
from comity.comments.queries.view import CommentView
from comity.comments.state import State


def latest_of_reader(reader: uuid.UUID, limit: int = 5) -> tuple[CommentView, ...]:
    """Return a reader's newest comments in any state, newest first."""
    rows = Comment.objects.filter(reader=reader).order_by("-posted_at")[:limit]
    return tuple(CommentView.of(row) for row in rows)


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
