"""What of the journal is told to the outside, and in which words.

Coral's names where Coral has one (docs/interchange.md), ours in the same manner where not.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings

from comity.comments import facts, links
from comity.comments.queries import CommentView, comments
from comity.journal.record import Fact
from comity.stories import facts as stories
from comity.stories.queries import StoryView, story_by_id

REPLY = "COMMENT_REPLY_CREATED"
KINDS = {
    stories.MADE: "STORY_CREATED",
    facts.POSTED: "COMMENT_CREATED",
    facts.HELD: "COMMENT_ENTERED_MODERATION_QUEUE",
    facts.RETURNED: "COMMENT_ENTERED_MODERATION_QUEUE",
    facts.APPROVED: "COMMENT_LEFT_MODERATION_QUEUE",
    facts.REJECTED: "COMMENT_LEFT_MODERATION_QUEUE",
    facts.EDITED: "COMMENT_EDITED",
    facts.WITHDRAWN: "COMMENT_REMOVED",
    facts.REMOVED: "COMMENT_REMOVED",
    facts.ERASED: "COMMENT_REMOVED",
    facts.UNNAMED: "COMMENT_EDITED",
}
NAMES = tuple(dict.fromkeys([*KINDS.values(), REPLY]))
"""Every kind of event, in the words that go out."""


def event(fact: Fact) -> dict[str, Any] | None:
    """Return what is told of an entry, without an id; None where it is for nobody outside."""
    kind = KINDS.get(fact.kind)
    if kind is None or fact.story is None:
        return None
    there = story_by_id(fact.story)
    data = {"storyID": str(there.id), "storyURL": _address(there)}
    if fact.kind != stories.MADE:
        found = comments([uuid.UUID(fact.subject)])
        if not found:
            return None
        data |= _comment(found[0], there)
        if kind == "COMMENT_CREATED" and found[0].parent:
            kind = REPLY
    return {
        "type": kind,
        "createdAt": fact.at.isoformat(),
        "publication": fact.publication,
        "happened": fact.kind,
        "data": data,
    }


def _comment(comment: CommentView, story: StoryView) -> dict[str, Any]:
    shows = comment.state in ("published", "held")
    return {
        "commentID": str(comment.id),
        "parentID": str(comment.parent) if comment.parent else None,
        "number": comment.number,
        "state": comment.state,
        "url": settings.PUBLIC_URL + links.comment(story.slug, comment.number),
        "author": comment.name if shows else "",
        "html": comment.html if shows else "",
    }


def _address(story: StoryView) -> str:
    return story.address or settings.PUBLIC_URL + links.story(story.slug)
