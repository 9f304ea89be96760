"""The journal's words for what happens to stories, where others listen for them."""

REVISED = "story.revised"
"""A story whose text is another one."""

ANNOTATED = "story.annotated"
"""A story that something is said at a passage of, for the first time."""
