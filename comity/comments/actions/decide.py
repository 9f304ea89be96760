"""What staff decide about a comment: approve, remove, pick."""

import uuid
from collections.abc import Callable

from comity.comments import facts
from comity.comments.in_public import publish, silence
from comity.comments.models import Comment
from comity.comments.queries.one import no_such_comment
from comity.comments.queries.view import CommentView
from comity.comments.state import State
from comity.comments.telling import tell
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.stories.turn import Turn

REASON = 300
PICK = 500


def approve(comment_id: uuid.UUID, *, actor: str) -> Callable[[], CommentView]:
    """Publish a comment that is held, rejected or removed; one that is public stays so.

    `actor` is `staff:<reader id>` or `staff:<user id>`. Refusals: no_such_comment,
    withdrawn (its author's word stands).
    """

    def write() -> CommentView:
        turn, row = held_fast(comment_id)
        if row.state == State.WITHDRAWN:
            raise withdrawn()
        if row.state != State.PUBLISHED:
            row.reason, row.asked, entered = "", "", not row.shown
            row.save(update_fields=["reason", "asked"])
            version = publish(turn, row, row.posted_at)
            tell(facts.APPROVED, row, version, actor, {"entered": entered})
        return CommentView.of(row)

    return write


def remove(comment_id: uuid.UUID, reason: str, *, actor: str) -> Callable[[], CommentView]:
    """Take a comment from the public (or keep a held one from it), for a reason that shows.

    Refusals: no_such_comment, reason_missing (422).
    """
    shown = reason.strip()[:REASON]
    if not shown:
        raise Refusal("reason_missing", 422, _("Please say why: the reader will be told."))

    def write() -> CommentView:
        turn, row = held_fast(comment_id)
        if row.state in (State.PUBLISHED, State.HELD):
            state = State.REMOVED if row.shown else State.REJECTED
            version = silence(turn, row, state, shown)
            kind = facts.REMOVED if row.shown else facts.REJECTED
            tell(kind, row, version, actor, said=shown)
        return CommentView.of(row)

    return write


def pick(comment_id: uuid.UUID, note: str, *, actor: str) -> Callable[[], CommentView]:
    """Mark a public comment as the editor's pick, in the editor's words; none: no longer one.

    Refusals: no_such_comment, not_pickable (409).
    """
    words = note.strip()[:PICK]

    def write() -> CommentView:
        turn, row = held_fast(comment_id)
        if row.state != State.PUBLISHED:
            raise Refusal("not_pickable", 409, _("Only a comment that is public can be picked."))
        if row.pick != words:
            row.pick = words
            row.save(update_fields=["pick"])
            tell(facts.PICKED, row, turn.end(visible=True), actor, said=words)
        return CommentView.of(row)

    return write


def held_fast(comment_id: uuid.UUID) -> tuple[Turn, Comment]:
    """Lock the story, then the comment: the order that every action keeps."""
    story = Comment.objects.filter(id=comment_id).values_list("story_id", flat=True).first()
    if story is None:
        raise no_such_comment()
    turn = Turn(story)
    return turn, Comment.objects.select_for_update().get(id=comment_id)


def withdrawn() -> Refusal:
    """Return the refusal for a comment that its author has taken back: their word stands."""
    return Refusal("withdrawn", 409, _("Its author has withdrawn this comment."))
