"""Change one's own comment, for a while after posting it."""

import uuid
from collections.abc import Callable
from datetime import timedelta

from comity.comments import facts, judging, words
from comity.comments.actions.own import own
from comity.comments.actions.write_down import closed
from comity.comments.in_public import silence
from comity.comments.models import Comment, Former
from comity.comments.queries.view import CommentView
from comity.comments.receipts import Posted
from comity.comments.state import State
from comity.comments.telling import tell
from comity.ground import clock
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.houserules import Verdict
from comity.houserules.fingerprint import fingerprint
from comity.publications.queries import publication
from comity.readers.queries import reader
from comity.readers.tokens import Bearer
from comity.stories.queries import story_by_id
from comity.stories.turn import Turn


def edit(
    comment_id: uuid.UUID, source: str, *, bearer: Bearer, insists: bool = False
) -> Callable[[], Posted]:
    """Let the bearer put `source` (Markdown) in place of what their comment says.

    What stood before is kept for staff. The window does not count where staff have asked for
    the change. An edit is judged like a post: one that the house
    rules hold takes the comment out of the public thread until a moderator has looked.
    Raises Refusals: no_such_comment, bad_token, not_yours, story_closed, edit_window_over,
    not_editable, the codes of TextProblem, ask_again, refused.
    """
    before = own(comment_id, bearer)
    house = publication(before.publication)
    there = story_by_id(before.story)
    speaker = reader(bearer, house.key)
    if there.closed:
        raise closed()
    kept, rendered = words.fit(source, house.settings.length)
    judgement = judging.judge_post(
        house,
        there,
        speaker,
        before.name,
        kept,
        rendered,
        is_reply=before.parent is not None,
        insists=insists,
        editing=before.id,
    )
    window = timedelta(seconds=house.settings.edit_window)

    def write() -> Posted:
        turn = Turn(before.story)
        if turn.closed:
            raise closed()
        row = Comment.objects.select_for_update().get(id=comment_id)
        at = clock.now()
        if row.state not in (State.PUBLISHED, State.HELD):
            raise Refusal("not_editable", 409, _("This comment can no longer be changed."))
        if not row.asked and (row.posted_at is None or at > row.posted_at + window):
            raise Refusal("edit_window_over", 409, _("The time for changes is over."))
        Former.objects.create(comment=row, source=row.source, replaced_at=at)
        row.source, row.html, row.edited_at, row.asked = kept, rendered.html, at, ""
        row.findings, row.fingerprint = judging.kept(judgement), str(fingerprint(kept))
        row.save(update_fields=["source", "html", "edited_at", "asked", "findings", "fingerprint"])
        if judgement.verdict is Verdict.HOLD and row.state == State.PUBLISHED:
            version = silence(turn, row, State.HELD)
        else:
            version = turn.end(visible=row.shown)
        place = tell(facts.EDITED, row, version, f"reader:{speaker.id}", {"state": row.state})
        return Posted(CommentView.of(row), speaker, version, place, again=False)

    return write
