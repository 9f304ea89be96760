"""The kinds of journal entries that this room appends."""

POSTED = "comment.posted"
HELD = "comment.held"
EDITED = "comment.edited"
WITHDRAWN = "comment.withdrawn"
VOTED = "comment.voted"
APPROVED = "comment.approved"
REJECTED = "comment.rejected"
REMOVED = "comment.removed"
PICKED = "comment.picked"
ASKED = "comment.asked"
RETURNED = "comment.returned"
BROUGHT_IN = "archive.brought_in"

PUBLIC = frozenset({POSTED, EDITED, WITHDRAWN, VOTED, APPROVED, REMOVED, PICKED, ASKED, RETURNED})
"""Those that change what the public thread shows."""
