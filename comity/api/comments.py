"""Comments: post, reply, edit, withdraw."""

from collections.abc import Callable
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Header, Schema
from pydantic import StrictBool

from comity.api import limits, who, written
from comity.api.language import chosen
from comity.api.plain import IdempotencyKey
from comity.api.router import router
from comity.api.written import Written
from comity.comments import actions
from comity.comments.actions import Voice
from comity.ground import writelane
from comity.notices.actions import ticked
from comity.readers.limits import ADDRESSES


class Draft(Schema):
    """What a reader wants to say, in Markdown; `parent` is the comment that it answers.

    `name` is for guests; `insists` says that the reader was asked, and means it; `notify` that
    they want to be told of answers, at `email` where that is given; `proof` is the solution of
    the `challenge` that came with a problem `proof_needed`.
    """

    text: str
    parent: UUID | None = None
    name: str = ""
    insists: StrictBool = False
    notify: StrictBool = False
    email: str = ""
    proof: str = ""


class Change(Schema):
    """What a comment is to say instead."""

    text: str
    insists: StrictBool = False


@router.post(
    "/stories/{slug:slug}/comments",
    tags=["comments"],
    response={201: Written},
    openapi_extra=who.READER_OR_GUEST,
)
async def post_comment(
    request: HttpRequest,
    slug: str,
    draft: Draft,
    key: Annotated[IdempotencyKey, Header(alias="Idempotency-Key")],
) -> Written:
    """Post a comment or a reply. It may come back held: then only its author sees it.

    The Idempotency-Key (16 to 64 characters) is new for each draft and the same for each
    retry: however often it comes, the comment is posted once. Problems: no_such_story,
    story_closed, no_such_comment, not_answerable, bad_key, key_reused, bad_token,
    guests_not_allowed, name_missing, name_of_staff, name_taken, renamed_lately, nothing_said,
    empty, invisible, too_long, null, control, surrogate, stacked_marks, ask_again and refused
    (both with findings), proof_needed and proof_refused (both with a challenge), bad_email,
    no_mail, too_many.
    """
    await limits.keep_writing(request, slug)
    if draft.notify and draft.email:
        await limits.keep(request, ADDRESSES)
    voice = limits.voice(request, draft.name, draft.proof)
    done = await writelane.act(_post, slug, draft, voice, key, chosen(request))
    return await written.answer(request, done)


def _post(
    slug: str, draft: Draft, voice: Voice, key: str, language: str
) -> Callable[[], actions.Posted]:
    write = actions.post(
        slug,
        draft.text,
        voice=voice,
        key=key,
        parent=draft.parent,
        insists=draft.insists,
    )
    return ticked(write, draft.email, language) if draft.notify else write


@router.patch(
    "/comments/{comment_id}", tags=["comments"], response=Written, openapi_extra=who.READER
)
async def edit_comment(request: HttpRequest, comment_id: UUID, change: Change) -> Written:
    """Change one's own comment, within the publication's edit window.

    Problems: no_such_comment, not_yours, story_closed, edit_window_over, not_editable,
    token_missing, bad_token, too_many, and those of a post's text.
    """
    bearer = who.bearer(request)
    await limits.keep_writing(request)
    done = await writelane.act(
        actions.edit,
        comment_id,
        change.text,
        bearer=bearer,
        insists=change.insists,
    )
    return await written.answer(request, done)


@router.delete(
    "/comments/{comment_id}", tags=["comments"], response=Written, openapi_extra=who.READER
)
async def withdraw_comment(request: HttpRequest, comment_id: UUID) -> Written:
    """Withdraw one's own comment; one quiet line stays where it stood.

    Problems: no_such_comment, not_yours, not_withdrawable, token_missing, bad_token.
    """
    done = await writelane.act(actions.withdraw, comment_id, bearer=who.bearer(request))
    return await written.answer(request, done)
