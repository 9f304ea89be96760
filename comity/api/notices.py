"""Notices: what is in a reader's bell, and how they want to be told."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from ninja import Schema
from pydantic import StrictBool

from comity.api import limits, who
from comity.api.language import chosen
from comity.api.router import router
from comity.ground import writelane
from comity.notices import actions, wording
from comity.notices.queries.bell import bell
from comity.notices.queries.follows import wishes_of
from comity.notices.told import Told
from comity.readers.limits import ADDRESSES
from comity.readers.queries import address_of
from comity.readers.queries import reader as reader_of
from comity.readers.tokens import Bearer


class NoticeOut(Schema):
    """One notice: `line` says in the reader's language who did what, `headline` of which story.

    `about` is comment, pick, statement or appeal; `why` what is followed, "" for what concerns
    the reader anyway; `address` is from the root of the server.
    """

    id: UUID
    about: str
    why: str
    line: str
    headline: str
    excerpt: str
    address: str
    story: str
    number: int | None
    at: datetime
    seen: bool


class BellOut(Schema):
    """The latest 30 notices, the newest first, and how many of them are new to the reader."""

    unseen: int
    notices: list[NoticeOut]
    words: dict[str, str]
    """What the bell itself says, in the reader's language."""


class Seen(Schema):
    """The newest notice that was shown: it and all before it have been seen."""

    until: UUID


class Wishes(Schema):
    """How a reader wants to be told. `mail`: once, hourly, daily or never.

    `email` is shown to nobody else; it is `proved` once its owner has said that it is theirs. A
    new one is asked first.
    """

    mail: str
    decisions: bool
    email: str
    proved: bool


class Wish(Schema):
    """What is to change; what is left out stays."""

    mail: str | None = None
    decisions: StrictBool | None = None
    email: str | None = None


@router.get(
    "/publications/{slug:publication}/notices",
    tags=["notices"],
    response=BellOut,
    openapi_extra=who.READER,
)
async def read_notices(request: HttpRequest, publication: str) -> BellOut:
    """Return what is in this reader's bell.

    Problems: token_missing, bad_token.
    """
    return await writelane.prepare(_bell, who.bearer(request), publication, chosen(request))


@router.put(
    "/publications/{slug:publication}/notices/seen",
    tags=["notices"],
    response={204: None},
    openapi_extra=who.READER,
)
async def see_notices(request: HttpRequest, publication: str, seen: Seen) -> HttpResponse:
    """Have seen notices, up to one.

    Problems: token_missing, bad_token.
    """
    speaker = await writelane.prepare(reader_of, who.bearer(request), publication)
    await writelane.submit(actions.see(speaker.id, seen.until))
    return HttpResponse(status=204)


@router.get(
    "/publications/{slug:publication}/wishes",
    tags=["notices"],
    response=Wishes,
    openapi_extra=who.READER,
)
async def read_wishes(request: HttpRequest, publication: str) -> Wishes:
    """Return how this reader wants to be told.

    Problems: token_missing, bad_token.
    """
    return await writelane.prepare(_wishes, who.bearer(request), publication)


@router.patch(
    "/publications/{slug:publication}/wishes",
    tags=["notices"],
    response=Wishes,
    openapi_extra=who.READER,
)
async def change_wishes(request: HttpRequest, publication: str, wish: Wish) -> Wishes:
    """Change how this reader is told; a new address gets a letter that asks whether it is theirs.

    Problems: bad_rhythm, bad_email, no_mail, token_missing, bad_token, too_many.
    """
    if wish.email is not None:
        await limits.keep(request, ADDRESSES)
    return await writelane.act(_change, who.bearer(request), publication, wish, chosen(request))


def _bell(bearer: Bearer, publication: str, language: str) -> BellOut:
    found = bell(reader_of(bearer, publication).id)
    with translation.override(language):
        return BellOut(
            unseen=found.unseen,
            notices=[_out(each) for each in found.notices],
            words=wording.words(),
        )


def _out(told: Told) -> NoticeOut:
    return NoticeOut(
        id=told.id,
        about=told.about,
        why=told.why,
        line=wording.line(told),
        headline=told.story.headline if told.story else "",
        excerpt=wording.excerpt(told),
        address=told.address,
        story=told.story.slug if told.story else "",
        number=told.comment.number if told.comment else None,
        at=told.at,
        seen=told.seen,
    )


def _change(bearer: Bearer, publication: str, wish: Wish, language: str) -> Callable[[], Wishes]:
    speaker = reader_of(bearer, publication)
    settle = actions.settle(speaker.id, mail=wish.mail, decisions=wish.decisions)
    give = actions.give_mine(wish.email, language) if wish.email is not None else None

    def write() -> Wishes:
        if wish.mail is not None or wish.decisions is not None:
            settle()
        if give is not None:
            give(speaker)
        return _wishes(bearer, publication)

    return write


def _wishes(bearer: Bearer, publication: str) -> Wishes:
    speaker = reader_of(bearer, publication)
    wishes, address = wishes_of(speaker.id), address_of(speaker.id)
    return Wishes(
        mail=wishes.mail,
        decisions=wishes.decisions,
        email=address.email if address else "",
        proved=address is not None and address.proved_at is not None,
    )
