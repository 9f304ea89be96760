"""Writes a passage down, against the story's text as it is at that moment. In a write."""

import uuid

from comity.passages.anchoring import Selector
from comity.passages.models import Passage
from comity.passages.placing import Placed, place
from comity.passages.writing import row_of
from comity.stories.queries import StoryView, story_by_id


def tie(
    there: StoryView, sought: Selector, placed: Placed, *, comment: uuid.UUID | None = None
) -> Passage:
    """Keep a passage that was placed in `there`; look again where the text was edited since.

    The story's row is locked: the follower sees this row with the next edit, or did not see
    it with the last one. Raises a Refusal `quote_not_found`.
    """
    now = story_by_id(there.id)
    if now.html != there.html:
        placed = place(now.html, sought)
    passage = row_of(now, placed, comment)
    passage.save(force_insert=True)
    return passage
