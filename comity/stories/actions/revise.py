"""Gives a story another text."""

import uuid
from collections.abc import Callable

from comity.ground import markdown, text
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.stories.change import change
from comity.stories.facts import REVISED
from comity.stories.turn import locked

BODY = 400_000
"""Characters that a story's text may have."""


def revise(story_id: uuid.UUID, source: str, *, actor: str) -> Callable[[], int]:
    """Give a story another text (Markdown); the same text changes nothing. Returns its version.

    What was said stays, also where it was said at a passage that is no longer there.
    Raises Refusals: no_such_story, story_empty (422), and a TextProblem.
    """
    if not text.is_visible(source):
        raise Refusal("story_empty", 422, _("A story needs words."))
    kept = text.clean(source, limit=BODY)
    html = markdown.render(kept).html

    def write() -> int:
        row = locked(story_id, with_text=True)
        if row.source == kept:
            return row.version
        row.source, row.html = kept, html
        return change(row, REVISED, "source", "html", actor=actor)

    return write
