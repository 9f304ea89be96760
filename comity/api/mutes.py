"""Mutes: whom this reader would rather not read. Their comments are folded, for nobody else."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Schema

from comity.api import who
from comity.api.router import router
from comity.comments import actions
from comity.ground import writelane
from comity.readers import mutes
from comity.readers.queries import reader as reader_of
from comity.readers.tokens import Bearer


class MuteOut(Schema):
    """Somebody who is muted, under the name that they go by now."""

    id: UUID
    name: str
    made_at: datetime


class Mutes(Schema):
    """Whom this reader has muted, the latest first."""

    mutes: list[MuteOut]


@router.put(
    "/comments/{comment_id}/mute", tags=["mutes"], response=MuteOut, openapi_extra=who.READER
)
async def mute_author(request: HttpRequest, comment_id: UUID) -> MuteOut:
    """Mute whoever wrote a comment; twice is once.

    Problems: no_such_comment, no_author, own_comment, too_many_mutes, token_missing, bad_token.
    """
    made = await writelane.act(actions.mute, comment_id, bearer=who.bearer(request))
    return MuteOut(**vars(made))


@router.get(
    "/publications/{slug:publication}/mutes",
    tags=["mutes"],
    response=Mutes,
    openapi_extra=who.READER,
)
async def read_mutes(request: HttpRequest, publication: str) -> Mutes:
    """Return whom this reader has muted.

    Problems: token_missing, bad_token.
    """
    return await writelane.prepare(_mutes, who.bearer(request), publication)


@router.delete(
    "/publications/{slug:publication}/mutes/{mute_id}",
    tags=["mutes"],
    response={204: None},
    openapi_extra=who.READER,
)
async def unmute(request: HttpRequest, publication: str, mute_id: UUID) -> HttpResponse:
    """Read a muted reader again; twice is once.

    Problems: token_missing, bad_token.
    """
    speaker = await writelane.prepare(reader_of, who.bearer(request), publication)
    await writelane.submit(lambda: mutes.unmute(speaker.id, mute_id))
    return HttpResponse(status=204)


def _mutes(bearer: Bearer, publication: str) -> Mutes:
    speaker = reader_of(bearer, publication)
    return Mutes(mutes=[MuteOut(**vars(each)) for each in mutes.mutes_of(speaker.id)])
