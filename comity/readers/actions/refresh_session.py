"""Exchange a refresh token for the next pair. It is good once: who brings a spent one is a thief,
or was robbed, and nobody can tell which."""

from collections.abc import Callable
from datetime import timedelta

from comity.ground import clock
from comity.journal import record
from comity.readers.models import Session
from comity.readers.queries import reader
from comity.readers.tokens import Bearer, Tokens, bad_token, pair, read_refresh

GRACE = timedelta(seconds=30)
"""In which the token that was spent last is taken once more: two tabs of a browser ask at once,
and an answer can be lost on its way."""


def refresh_session(token: str, device: str = "") -> Callable[[], Tokens | None]:
    """Exchange a refresh token; the write gives the next pair.

    It gives None where the token had been spent before: the session is ended then, for whoever
    holds its tokens. Raises a Refusal `bad_token` (401), here and in the write.
    """
    bearer, turn = read_refresh(token)

    def write() -> Tokens | None:
        row = _session(bearer, device)
        if row.ended_at is not None or row.reader_id != bearer.reader:
            raise bad_token()
        at = clock.now()
        if row.turn == turn:
            row.turn, row.used_at = turn + 1, at
            row.save(update_fields=["turn", "used_at"])
        elif row.turn != turn + 1 or at - row.used_at > GRACE:
            row.ended_at = at
            row.save(update_fields=["ended_at"])
            _tell(bearer)
            return None
        return pair(bearer, row.turn)

    return write


def _session(bearer: Bearer, device: str) -> Session:
    reader(bearer, bearer.publication)
    assert bearer.session is not None
    at = clock.now()
    made = {"reader_id": bearer.reader, "device": device, "opened_at": at, "used_at": at}
    rows = Session.objects.select_for_update()
    row, _made = rows.get_or_create(id=bearer.session, defaults=made)
    return row


def _tell(bearer: Bearer) -> None:
    record.append(
        "reader.session_reused",
        publication=bearer.publication,
        subject=str(bearer.reader),
        actor="system",
        data={"session": str(bearer.session)},
    )
