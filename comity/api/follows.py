"""Follows: a story, answers to a comment or to one's own comments, what a reader says."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Schema

from comity.api import limits, who
from comity.api.router import router
from comity.ground import writelane
from comity.notices import actions, targets
from comity.notices.kinds import Followed
from comity.notices.queries.follows import FollowView, follows_of
from comity.notices.targets import Target
from comity.readers.limits import FOLLOWS
from comity.readers.queries import reader as reader_of
from comity.readers.tokens import Bearer


class FollowOut(Schema):
    """Something that a reader follows: `kind` is story, replies, comment or reader.

    `name` is the story's headline, or who is followed; `address` is from the root of the server;
    `subject` is the story's or the comment's id, and null for a reader, whose id is nobody's.
    """

    id: UUID
    kind: str
    subject: UUID | None
    name: str
    address: str
    made_at: datetime


class Follows(Schema):
    """What a reader follows, the latest first."""

    follows: list[FollowOut]


@router.get(
    "/publications/{slug:publication}/follows",
    tags=["follows"],
    response=Follows,
    openapi_extra=who.READER,
)
async def read_follows(request: HttpRequest, publication: str) -> Follows:
    """Return what this reader follows.

    Problems: token_missing, bad_token.
    """
    return await writelane.prepare(_mine, who.bearer(request), publication)


@router.put(
    "/publications/{slug:publication}/replies/follow",
    tags=["follows"],
    response=Follows,
    openapi_extra=who.READER,
)
async def follow_replies(request: HttpRequest, publication: str) -> Follows:
    """Be told of answers to one's own comments, by mail and web push too.

    Problems: too_many_follows, token_missing, bad_token, too_many.
    """
    return await _begun(request, lambda: _replies(who.bearer(request), publication))


@router.put(
    "/stories/{slug:slug}/follow", tags=["follows"], response=Follows, openapi_extra=who.READER
)
async def follow_story(request: HttpRequest, slug: str) -> Follows:
    """Be told of all that is said of a story.

    Problems: no_such_story, too_many_follows, token_missing, bad_token, too_many.
    """
    return await _begun(request, lambda: targets.of_story(slug))


@router.put(
    "/comments/{comment_id}/follow", tags=["follows"], response=Follows, openapi_extra=who.READER
)
async def follow_comment(request: HttpRequest, comment_id: UUID) -> Follows:
    """Be told of answers to a comment; of one that opens a conversation, of all below it.

    Problems: no_such_comment, too_many_follows, token_missing, bad_token, too_many.
    """
    return await _begun(request, lambda: targets.of_comment(comment_id))


@router.put(
    "/comments/{comment_id}/author/follow",
    tags=["follows"],
    response=Follows,
    openapi_extra=who.READER,
)
async def follow_author(request: HttpRequest, comment_id: UUID) -> Follows:
    """Be told of what the author of a comment says from now on.

    Problems: no_such_comment, own_words, too_many_follows, token_missing, bad_token, too_many.
    """
    return await _begun(request, lambda: targets.of_author(comment_id))


@router.delete(
    "/publications/{slug:publication}/follows/{follow_id}",
    tags=["follows"],
    response={204: None},
    openapi_extra=who.READER,
)
async def unfollow(request: HttpRequest, publication: str, follow_id: UUID) -> HttpResponse:
    """No longer follow something; twice is once.

    Problems: token_missing, bad_token.
    """
    speaker = await writelane.prepare(reader_of, who.bearer(request), publication)
    await writelane.submit(actions.leave(follow_id, by=speaker.id))
    return HttpResponse(status=204)


async def _begun(request: HttpRequest, find: Callable[[], Target]) -> Follows:
    bearer = who.bearer(request)
    await limits.keep(request, FOLLOWS)
    return await writelane.act(_follow, bearer, find)


def _follow(bearer: Bearer, find: Callable[[], Target]) -> Callable[[], Follows]:
    target = find()
    write = actions.follow(target, by=reader_of(bearer, target.publication))

    def done() -> Follows:
        write()
        return _mine(bearer, target.publication)

    return done


def _replies(bearer: Bearer, publication: str) -> Target:
    return targets.of_replies(reader_of(bearer, publication))


def _mine(bearer: Bearer, publication: str) -> Follows:
    speaker = reader_of(bearer, publication)
    return Follows(follows=[_out(each) for each in follows_of(speaker.id)])


def _out(follow: FollowView) -> FollowOut:
    known = follow.kind in (Followed.STORY, Followed.COMMENT)
    return FollowOut(**(vars(follow) | {"subject": follow.subject if known else None}))
