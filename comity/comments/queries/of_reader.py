"""What one reader said, for those who judge."""

import uuid

from comity.comments.models import Comment
from comity.comments.queries.view import CommentView


def latest_of_reader(reader: uuid.UUID, limit: int = 5) -> tuple[CommentView, ...]:
    """Return a reader's newest comments in any state, newest first."""
    rows = Comment.objects.filter(reader=reader).order_by("-posted_at")[:limit]
    return tuple(CommentView.of(row) for row in rows)
