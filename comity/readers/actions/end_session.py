"""End a reader's sessions: one, or all of them at once."""

import uuid
from collections.abc import Callable

from comity.ground import clock
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.readers.epochs import raise_epoch
from comity.readers.models import Session
from comity.readers.queries import ReaderView, reader
from comity.readers.telling import tell
from comity.readers.tokens import Bearer


def sign_out(bearer: Bearer) -> Callable[[], None]:
    """End the session that a token belongs to; from then on none of its tokens is good.

    Raises a Refusal `bad_token` (401).
    """
    speaker = reader(bearer, bearer.publication)

    def write() -> None:
        at = clock.now()
        if bearer.session is not None:
            Session.objects.update_or_create(
                id=bearer.session,
                defaults={"ended_at": at},
                create_defaults={
                    "reader_id": bearer.reader,
                    "opened_at": at,
                    "used_at": at,
                    "ended_at": at,
                },
            )
        _tell_signed_out(speaker, bearer.session)

    return write


def end_session(speaker: ReaderView, session: uuid.UUID) -> Callable[[], None]:
    """End one of a reader's own sessions, wherever it is. Refusal: no_such_session (404)."""

    def write() -> None:
        own = Session.objects.filter(id=session, reader=speaker.id, ended_at=None)
        if not own.update(ended_at=clock.now()):
            raise Refusal("no_such_session", 404, _("You are not signed in there any more."))
        _tell_signed_out(speaker, session)

    return write


def end_all_sessions(speaker: ReaderView) -> Callable[[], None]:
    """End every session of a reader: no token that was ever made for them is good any more."""

    def write() -> None:
        raise_epoch(speaker.id)
        Session.objects.filter(reader=speaker.id, ended_at=None).update(ended_at=clock.now())
        tell("reader.signed_out_everywhere", speaker.publication, speaker.id)

    return write


def _tell_signed_out(speaker: ReaderView, session: uuid.UUID | None) -> None:
    told = {"session": str(session)}
    tell("reader.signed_out", speaker.publication, speaker.id, data=told)
