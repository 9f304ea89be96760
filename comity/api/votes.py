"""Votes: one a reader a comment, up or down, to be changed or taken back."""

from collections.abc import Callable
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Schema

from comity.api import fresh, limits, who, written
from comity.api.router import router
from comity.api.written import Introduced
from comity.comments import actions
from comity.comments.actions.vote import Tally
from comity.ground import writelane
from comity.readers.limits import NAMELESS_VOTE, NAMELESS_VOTERS, NEW_GUESTS, VOTES, Asker, keep
from comity.readers.tokens import Bearer


class Ballot(Schema):
    """1 is up, -1 is down, 0 takes the vote back."""

    value: Annotated[int, Field(strict=True, json_schema_extra={"enum": [-1, 0, 1]})]


class TallyOut(Introduced):
    """A comment's votes, and the reader's own."""

    ups: int
    downs: int
    points: int
    mine: int
    version: int


@router.put(
    "/comments/{comment_id}/vote",
    tags=["votes"],
    response=TallyOut,
    openapi_extra=who.READER_OR_GUEST,
)
async def vote(request: HttpRequest, comment_id: UUID, ballot: Ballot) -> TallyOut:
    """Vote on a comment that is not one's own; the same vote twice is one vote.

    Problems: bad_vote, no_such_comment, own_comment, no_downvotes, story_closed, not_votable,
    guests_not_allowed, bad_token, too_many.
    """
    bearer = who.bearer_if_any(request)
    asker = limits.asker(request)
    tally = await writelane.act(_vote, comment_id, ballot.value, bearer=bearer, asker=asker)
    await fresh.shown(tally.place)
    tokens = written.NOBODY if bearer else written.tokens_of(tally.reader)
    return TallyOut(**{**vars(tally), **tokens})


def _vote(
    comment_id: UUID, value: int, *, bearer: Bearer | None, asker: Asker
) -> Callable[[], Tally]:
    """Count a vote that can be cast; one that cannot leaves a network its nameless one."""
    write = actions.vote(comment_id, value, bearer=bearer)
    nameless = () if bearer else (NEW_GUESTS, NAMELESS_VOTERS, NAMELESS_VOTE)
    keep(asker, VOTES, *nameless, thing=str(comment_id))
    return write
