"""Close a story's discussion, or open it again."""

import uuid
from collections.abc import Callable

from comity.ground import ids
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.moderation import ledger
from comity.moderation.actions.decide import Decided
from comity.moderation.acts import Act
from comity.moderation.ledger import Entry, Subject
from comity.readers.roles import Staff
from comity.stories import actions as stories
from comity.stories.queries import story_by_id


def close(story: uuid.UUID, *, by: Staff) -> Callable[[], Decided]:
    """Close a discussion. Refusals: no_such_story, not_yours_to_decide (403)."""
    return _turn(Act.CLOSE, story, by)


def reopen(story: uuid.UUID, *, by: Staff) -> Callable[[], Decided]:
    """Open a discussion again. Refusals: no_such_story, not_yours_to_decide (403)."""
    return _turn(Act.REOPEN, story, by)


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
