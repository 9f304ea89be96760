"""The row of a passage that was placed in a story's text."""

import uuid

from comity.passages.models import Passage
from comity.passages.placing import Placed, kept
from comity.stories.queries import StoryView


def row_of(there: StoryView, placed: Placed, comment: uuid.UUID | None) -> Passage:
    """Return the row of a passage, not yet saved; `comment` is what is said of it, if anything."""
    words = placed.selector
    return Passage(
        publication_id=there.publication,
        story_id=there.id,
        comment_id=comment,
        exact=words.exact,
        prefix=words.prefix,
        suffix=words.suffix,
        start=words.start,
        end=words.end,
        now=kept(words),
        standing=placed.standing,
        confidence=placed.confidence,
    )
