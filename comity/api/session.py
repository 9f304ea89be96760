"""Session: the pair of tokens that a reader acts by, renewed and ended."""

from typing import Self
from uuid import UUID

from django.http import HttpRequest
from ninja import Schema

from comity.api import limits, who
from comity.api.router import router
from comity.ground import writelane
from comity.readers import actions
from comity.readers.devices import named
from comity.readers.handover import bad_code
from comity.readers.limits import REFRESHES
from comity.readers.queries import ReaderView, reader
from comity.readers.tokens import Tokens, bad_token, read


class ReaderOut(Schema):
    """Who the token speaks for; `kind` is guest, account, sso, staff or imported."""

    id: UUID
    name: str
    badge: str
    kind: str

    @classmethod
    def of(cls, speaker: ReaderView) -> Self:
        """Return what a reader is told of themselves."""
        return cls(id=speaker.id, name=speaker.name, badge=speaker.badge, kind=speaker.kind)


class SessionOut(Schema):
    """What a reader's browser keeps: `token` is good for `expires_in` seconds.

    `refresh` gets the next two, once; whoever brings it a second time ends the session.
    """

    token: str
    refresh: str
    expires_in: int
    reader: ReaderOut

    @classmethod
    def of(cls, tokens: Tokens, speaker: ReaderView) -> Self:
        """Return what is told of a session to whose it is."""
        return cls(
            token=tokens.access,
            refresh=tokens.refresh,
            expires_in=tokens.expires_in,
            reader=ReaderOut.of(speaker),
        )


class Renewal(Schema):
    """The refresh token of the pair that was got last."""

    refresh: str


class Code(Schema):
    """What the pop-up handed over, and the secret of the page that had opened it."""

    code: str
    verifier: str


def device(request: HttpRequest) -> str:
    """Return how a reader will know the browser that asks, in the list of their sessions."""
    return named(request.headers.get("User-Agent", ""))


@router.post("/session", tags=["session"], response=SessionOut)
async def begin_session(request: HttpRequest, handed: Code) -> SessionOut:
    """Exchange the code of a sign-in for the tokens of a new session (docs/readers.md).

    It is good once, for a minute, for the page that opened the pop-up. Problems: bad_code,
    bad_token, too_many.
    """
    await limits.keep_network(request, REFRESHES)
    origin = request.headers.get("Origin", "")
    took = actions.take_over
    tokens = await writelane.act(took, handed.code, handed.verifier, origin, device(request))
    if tokens is None:
        raise bad_code()
    return await writelane.prepare(_told, tokens)


@router.post("/session/refresh", tags=["session"], response=SessionOut)
async def refresh_session(request: HttpRequest, renewal: Renewal) -> SessionOut:
    """Exchange a refresh token for the next pair of tokens.

    Within half a minute it may be sent again, because an answer can be lost. Later than that it
    ends the session. Problems: bad_token, too_many.
    """
    await limits.keep_network(request, REFRESHES)
    tokens = await writelane.act(actions.refresh_session, renewal.refresh, device(request))
    if tokens is None:
        raise bad_token()
    return await writelane.prepare(_told, tokens)


@router.delete("/session", tags=["session"], response={204: None}, openapi_extra=who.READER)
async def end_session(request: HttpRequest, everywhere: bool = False) -> None:
    """Sign out: the tokens of this session are no longer good, or none that the reader has.

    Problems: token_missing, bad_token.
    """
    bearer = who.bearer(request)
    if everywhere:
        speaker = await writelane.prepare(reader, bearer, bearer.publication)
        await writelane.act(actions.end_all_sessions, speaker)
    else:
        await writelane.act(actions.sign_out, bearer)


def _told(tokens: Tokens) -> SessionOut:
    bearer = read(tokens.access)
    return SessionOut.of(tokens, reader(bearer, bearer.publication))
