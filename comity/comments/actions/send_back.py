"""Take a comment out of the thread for a while: until its author has changed it, or for good
measure until a moderator has looked again."""

import uuid
from collections.abc import Callable

from comity.comments import facts
from comity.comments.actions.decide import held_fast, withdrawn
from comity.comments.in_public import silence
from comity.comments.queries.view import CommentView
from comity.comments.state import State
from comity.comments.telling import tell
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _

REQUEST = 500


def ask_edit(comment_id: uuid.UUID, request: str, *, actor: str) -> Callable[[], CommentView]:
    """Ask a comment's author to change it; until then, and until it is approved, it is held.

    The author may change it however long ago it was posted. Refusals: no_such_comment,
    request_missing (422), withdrawn (409).
    """
    words = request.strip()[:REQUEST]
    if not words:
        raise Refusal("request_missing", 422, _("Please say what should be changed."))
    return _send_back(comment_id, words, facts.ASKED, actor)


def hold(comment_id: uuid.UUID, *, actor: str, asked: str = "") -> Callable[[], CommentView]:
    """Put a comment back among the held ones. Refusals: no_such_comment, withdrawn (409)."""
    return _send_back(comment_id, asked, facts.RETURNED, actor)


def _send_back(
    comment_id: uuid.UUID, asked: str, kind: str, actor: str
) -> Callable[[], CommentView]:
    def write() -> CommentView:
        turn, row = held_fast(comment_id)
        if row.state == State.WITHDRAWN:
            raise withdrawn()
        if row.state != State.HELD or row.asked != asked:
            row.asked = asked
            row.save(update_fields=["asked"])
            version = silence(turn, row, State.HELD)
            tell(kind, row, version, actor, said=asked)
        return CommentView.of(row)

    return write
