"""One comment, and one reader's own."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from comity.comments.models import Comment, Vote
from comity.comments.queries.view import CommentView
from comity.comments.state import State
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.readers.mutes import muted_by

FOLDED = 1000
"""Comments of muted readers that are folded in a story, the newest."""


def no_such_comment() -> Refusal:
    """Return the refusal for a comment that is not here, or not for this reader's eyes."""
    return Refusal("no_such_comment", 404, _("There is no such comment here."))


def comment(comment_id: uuid.UUID) -> CommentView:
    """Return the comment with this id, whatever its state; Refusal `no_such_comment` (404)."""
    row = Comment.objects.filter(id=comment_id).first()
    if row is None:
        raise no_such_comment()
    return CommentView.of(row)


def comments(ids: Iterable[uuid.UUID]) -> list[CommentView]:
    """Return the comments with these ids, whatever their state; unknown ids are left out."""
    return [CommentView.of(row) for row in Comment.objects.filter(id__in=list(ids))]


def comment_numbered(story: uuid.UUID, number: int) -> CommentView:
    """Return a story's comment by its number; Refusal `no_such_comment` (404)."""
    row = Comment.objects.filter(story=story, number=number).first()
    if row is None:
        raise no_such_comment()
    return CommentView.of(row)


def comments_numbered(story: uuid.UUID, numbers: Iterable[int]) -> list[CommentView]:
    """Return a story's comments with these numbers, in their order; unknown ones are left out."""
    rows = Comment.objects.filter(story=story, number__in=list(numbers)).order_by("number")
    return [CommentView.of(row) for row in rows]


@dataclass(frozen=True)
class Mine:
    """What one reader alone may know about a story's discussion."""

    votes: dict[uuid.UUID, int]
    comments: tuple[CommentView, ...]
    muted: tuple[int, ...]
    """The numbers of what those said whom the reader has muted."""
    mutes: bool
    """Whether they have muted anybody."""


def mine(story: uuid.UUID, reader: uuid.UUID, limit: int = 200) -> Mine:
    """Return a reader's votes and own comments in a story, the newest `limit` of each."""
    others = muted_by(reader)
    votes = Vote.objects.filter(reader=reader, comment__story=story).order_by("-cast_at")[:limit]
    rows = Comment.objects.filter(story=story, reader=reader).exclude(state=State.WITHDRAWN)
    return Mine(
        dict(votes.values_list("comment_id", "value")),
        tuple(CommentView.of(row) for row in rows.order_by("-number")[:limit]),
        _said_by(others, story) if others else (),
        bool(others),
    )


def _said_by(others: frozenset[uuid.UUID], story: uuid.UUID) -> tuple[int, ...]:
    rows = Comment.objects.filter(story=story, reader__in=others, state=State.PUBLISHED)
    return tuple(rows.order_by("-number").values_list("number", flat=True)[:FOLDED])
