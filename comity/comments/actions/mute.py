"""Mute whoever wrote a comment."""

import uuid
from collections.abc import Callable

from comity.comments.queries.one import comment, no_such_comment
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.readers import mutes
from comity.readers.mutes import MuteView
from comity.readers.queries import reader
from comity.readers.tokens import Bearer


def mute(comment_id: uuid.UUID, *, bearer: Bearer) -> Callable[[], MuteView]:
    """Let the bearer no longer be shown what the author of a comment says.

    Refusals: no_such_comment, no_author (409), bad_token, own_comment (403), too_many_mutes.
    """
    said = comment(comment_id)
    if not said.shown:
        raise no_such_comment()
    speaker = reader(bearer, said.publication)
    if said.reader is None:
        raise Refusal("no_author", 409, _("Nobody knows any more who wrote this comment."))
    other = said.reader
    return lambda: mutes.mute(speaker.id, other)
