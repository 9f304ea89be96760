"""Votes: one a reader a comment, up or down, to be changed or taken back."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Schema

from comity.api import fresh, who, written
from comity.api.router import router
from comity.comments import actions
from comity.ground import writelane


class Ballot(Schema):
    """1 is up, -1 is down, 0 takes the vote back."""

    value: Annotated[int, Field(strict=True, json_schema_extra={"enum": [-1, 0, 1]})]


class TallyOut(Schema):
    """A comment's votes, and the reader's own. `token`: as in the answer to a first post."""

    ups: int
    downs: int
    points: int
    mine: int
    version: int
    token: str | None


@router.put(
    "/comments/{comment_id}/vote",
    tags=["votes"],
    response=TallyOut,
    openapi_extra=who.READER_OR_GUEST,
)
async def vote(request: HttpRequest, comment_id: UUID, ballot: Ballot) -> TallyOut:
    """Vote on a comment that is not one's own; the same vote twice is one vote.

    Problems: bad_vote, no_such_comment, own_comment, no_downvotes, not_votable, guests_not_allowed,
    bad_token.
    """
    bearer = who.bearer_if_any(request)
    tally = await writelane.act(actions.vote, comment_id, ballot.value, bearer=bearer)
    await fresh.shown(tally.place)
    token = None if bearer else written.token_of(tally.reader)
    return TallyOut(**(vars(tally) | {"token": token}))
