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
ERASED = "comment.erased"
UNNAMED = "comment.unnamed"
BROUGHT_IN = "archive.brought_in"

LEFT = frozenset({ERASED, UNNAMED})
"""Those by which a comment is nobody's any more: what was kept of it before is to be dropped."""
