"""The kinds of journal entries that this room appends."""

MADE = "story.made"
REVISED = "story.revised"
CLOSED = "story.closed"
REOPENED = "story.reopened"
PINNED = "story.pinned"

ANNOTATED = "story.annotated"
"""Something is said at a passage of the story's text, for the first time."""
