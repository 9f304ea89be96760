"""Comment on a passage: the comment and its tie to the story are one write."""

import uuid
from collections.abc import Callable

from comity.comments import actions as comments
from comity.comments.about import About
from comity.comments.actions import Posted, Voice
from comity.passages.actions.tie import tie
from comity.passages.anchoring import Selector
from comity.passages.models import Standing
from comity.passages.placing import place
from comity.stories.queries import story


def comment(
    slug: str,
    source: str,
    sought: Selector,
    *,
    voice: Voice,
    key: str,
    insists: bool = False,
) -> Callable[[], Posted]:
    """Post `source` (Markdown) under a story, about the words of it that `sought` describes.

    Raises Refusals: quote_missing, quote_too_long, context_too_long, bad_range,
    quote_not_found, and those of `comments.actions.post`.
    """
    there = story(slug)
    placed = place(there.html, sought)

    def tied(comment_id: uuid.UUID) -> None:
        tie(there, sought, placed, comment=comment_id)

    return comments.post(
        slug,
        source,
        voice=voice,
        key=key,
        insists=insists,
        about=About(placed.selector.exact, tied, known=placed.standing is Standing.FOUND),
    )
