"""What was said last, for those who follow a story or a publication from elsewhere."""

import uuid

from comity.comments.models import Comment
from comity.comments.queries.view import CommentView
from comity.comments.state import State

SHOWN = 50


def recent_in_story(story: uuid.UUID) -> tuple[CommentView, ...]:
    """Return a story's latest public comments, newest first, at most SHOWN."""
    rows = Comment.objects.filter(story=story, state=State.PUBLISHED)
    return tuple(CommentView.of(row) for row in rows.order_by("-number")[:SHOWN])


def recent_in_publication(publication: str) -> tuple[CommentView, ...]:
    """Return a publication's latest public comments of known date, newest first."""
    rows = Comment.objects.filter(publication=publication, state=State.PUBLISHED)
    rows = rows.filter(posted_at__isnull=False).order_by("-posted_at")
    return tuple(CommentView.of(row) for row in rows[:SHOWN])
