"""Withdraw one's own comment."""

import uuid
from collections.abc import Callable

from comity.comments import facts
from comity.comments.actions.own import own
from comity.comments.in_public import silence
from comity.comments.models import Comment
from comity.comments.queries.view import CommentView
from comity.comments.receipts import Posted
from comity.comments.state import State
from comity.comments.telling import tell
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.journal.record import Place
from comity.readers.queries import reader
from comity.readers.tokens import Bearer
from comity.stories.turn import Turn


def withdraw(comment_id: uuid.UUID, *, bearer: Bearer) -> Callable[[], Posted]:
    """Let the bearer take back their comment; one quiet line stays where it stood.

    Withdrawing twice is once. Raises Refusals: no_such_comment, bad_token, not_yours,
    not_withdrawable (a moderator's removal stands).
    """
    before = own(comment_id, bearer)
    speaker = reader(bearer, before.publication)

    def write() -> Posted:
        turn = Turn(before.story)
        row = Comment.objects.select_for_update().get(id=comment_id)
        if row.state == State.WITHDRAWN:
            return Posted(CommentView.of(row), speaker, turn.version, Place(), again=True)
        if row.state not in (State.PUBLISHED, State.HELD):
            raise Refusal("not_withdrawable", 409, _("A moderator has removed this comment."))
        version = silence(turn, row, State.WITHDRAWN)
        place = tell(facts.WITHDRAWN, row, version, f"reader:{speaker.id}")
        return Posted(CommentView.of(row), speaker, version, place, again=False)

    return write
