"""Close a story's discussion or open it again; pin one comment above it."""

import uuid
from collections.abc import Callable

from comity.comments.queries import comment as comment_of
from comity.ground import ids
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.moderation import ledger
from comity.moderation.actions.decide import Decided
from comity.moderation.acts import Act
from comity.moderation.ledger import Entry, Subject
from comity.readers.roles import Role, Staff
from comity.stories import actions as stories
from comity.stories.queries import story_by_id


def close(story: uuid.UUID, *, by: Staff) -> Callable[[], Decided]:
    """Close a discussion. Refusals: no_such_story, not_yours_to_decide (403)."""
    return _turn(Act.CLOSE, story, by)


def reopen(story: uuid.UUID, *, by: Staff) -> Callable[[], Decided]:
    """Open a discussion again. Refusals: no_such_story, not_yours_to_decide (403)."""
    return _turn(Act.REOPEN, story, by)


def pin(comment_id: uuid.UUID, *, by: Staff) -> Callable[[], Decided]:
    """Show a public comment above its thread, or, where it is there already, no longer.

    Refusals: no_such_comment, not_yours_to_decide (403), not_pickable (409).
    """
    said = comment_of(comment_id)
    there = story_by_id(said.story)
    if not by.may(Role.EDITOR) or there.publication != by.publication:
        raise Refusal("not_yours_to_decide", 403, _("This is for editors to decide."))
    if not said.published:
        raise Refusal("not_pickable", 409, _("Only a comment that is public can be pinned."))
    number = None if there.pinned == said.number else said.number

    def write() -> Decided:
        batch = ids.uuid7()
        stories.pin(there.id, number, actor=by.actor)()
        subject = Subject(story=there.id, comment=said.id, reader=said.reader)
        before = {"pinned": there.pinned}
        ledger.decide(Entry(Act.PIN, by.publication, subject, batch, by, before=before))
        return Decided(batch, Act.PIN, 1)

    return write


def _turn(act: Act, story: uuid.UUID, by: Staff) -> Callable[[], Decided]:
    there = story_by_id(story)
    if there.publication != by.publication or not by.covers(there.section):
        raise Refusal("not_yours_to_decide", 403, _("This story is not yours to decide about."))
    turned = stories.close if act == Act.CLOSE else stories.reopen

    def write() -> Decided:
        batch = ids.uuid7()
        turned(story, actor=by.actor)()
        ledger.decide(Entry(act, by.publication, Subject(story=story), batch, by))
        return Decided(batch, act, 1)

    return write
