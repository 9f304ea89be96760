"""Whether a comment is one's own."""

import uuid

from comity.comments.queries.one import comment
from comity.comments.queries.view import CommentView
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.readers.tokens import Bearer


def own(comment_id: uuid.UUID, bearer: Bearer) -> CommentView:
    """Return the bearer's comment; Refusals `no_such_comment` (404), `not_yours` (403)."""
    found = comment(comment_id)
    if found.reader != bearer.reader:
        raise Refusal("not_yours", 403, _("Only who wrote a comment can change it."))
    return found
