"""Me: what one reader alone may know of a story's discussion. Never cached."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext
from ninja import Schema

from comity.api import who
from comity.api.router import router
from comity.api.session import ReaderOut
from comity.api.written import editable_until, item_html
from comity.comments import queries
from comity.comments.queries import CommentView
from comity.comments.state import State
from comity.ground import writelane
from comity.moderation.queries.statements import addresses_of
from comity.publications.queries import PublicationView, publication
from comity.readers import passes
from comity.readers.queries import reader as reader_of
from comity.readers.tokens import Bearer, bad_token
from comity.snapshots.render import language
from comity.stories.queries import story

RESTRICTED = frozenset({State.HELD, State.REJECTED, State.REMOVED})


class Own(Schema):
    """A comment of the reader's own: `text` is its Markdown, `reason` why it was taken down.

    `html` is the thread's `<li>` for a comment that is restricted, because no public page shows
    it to its author; it is empty for all others. `statement` is the address of the statement of
    reasons, for its author alone.
    """

    id: UUID
    number: int
    parent: UUID | None
    state: str
    reason: str
    text: str
    html: str
    statement: str
    editable_until: datetime | None


class Overlay(Schema):
    """The reader, their votes by comment, and their own comments, the newest 200 of each.

    `muted` are the numbers of the comments by readers whom this one has muted; `mutes` says
    whether they have muted anybody, whose comments may still come; `words` are for the fold.
    """

    reader: ReaderOut
    votes: dict[str, int]
    comments: list[Own]
    muted: list[int]
    mutes: bool
    words: dict[str, str]


@router.get("/stories/{slug:slug}/me", tags=["me"], response=Overlay, openapi_extra=who.READER)
async def read_me(request: HttpRequest, slug: str) -> Overlay:
    """Return what lies over the public page for this reader.

    Problems: no_such_story, token_missing, bad_token.
    """
    bearer = who.bearer(request)
    return await writelane.prepare(_overlay, slug, bearer, request.GET.get("lang", ""))


class Door(Schema):
    """Where the reader's own page is opened, from the server's root: good once, for a minute."""

    address: str


@router.post(
    "/publications/{slug:publication}/me",
    tags=["me"],
    response={201: Door},
    openapi_extra=who.READER,
)
async def open_me(request: HttpRequest, publication: str) -> Door:
    """Return the address that opens this reader's own page in a tab of its own.

    Problems: token_missing, bad_token.
    """
    bearer = who.bearer(request)
    if bearer.publication != publication:
        raise bad_token()
    code = await writelane.prepare(passes.give, bearer)
    return Door(address=f"/me/{publication}/enter/{code}/")


def _overlay(slug: str, bearer: Bearer, lang: str) -> Overlay:
    there = story(slug)
    house = publication(there.publication)
    speaker = reader_of(bearer, house.key)
    mine = queries.mine(there.id, speaker.id)
    why = addresses_of([each.id for each in mine.comments if each.state in RESTRICTED])
    return Overlay(
        reader=ReaderOut.of(speaker),
        votes={str(comment): value for comment, value in mine.votes.items()},
        comments=[_own(comment, house, lang, why.get(comment.id, "")) for comment in mine.comments],
        muted=list(mine.muted),
        mutes=mine.mutes,
        words=_words(language(lang, house)) if mine.mutes else {},
    )


def _words(spoken: str) -> dict[str, str]:
    with translation.override(spoken):
        return {"muted": gettext("By a reader whom you have muted."), "show": gettext("Show")}


def _own(comment: CommentView, house: PublicationView, lang: str, why: str) -> Own:
    restricted = comment.state in RESTRICTED
    shown = {
        "text": comment.source,
        "html": item_html(comment, house, lang, why) if restricted else "",
        "statement": why,
        "editable_until": editable_until(comment, house),
    }
    return Own(**(vars(comment) | shown))
