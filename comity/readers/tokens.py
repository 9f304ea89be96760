"""A reader's two tokens: one to act by, for minutes, and one to get the next pair by.

Both are signed and dated, and speak for one reader in one publication. What is looked up for
the first is whether the reader's epoch still holds and the session has not ended; the second is
spent by its first use (RFC 9700, section 4.14.2: refresh token rotation).
"""

import uuid
from dataclasses import dataclass

from django.core import signing

from comity.ground.ids import uuid7
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _

ACCESS = 15 * 60
"""Seconds for which a token may be acted by."""

REFRESH = 90 * 24 * 3600
"""Seconds in which a session has to be used again. A guest has no other proof of who they are,
so it lasts a season; raising the reader's epoch ends all of a reader's sessions at once."""

_ACCESS = "comity.readers.access"
_REFRESH = "comity.readers.refresh"


@dataclass(frozen=True)
class Bearer:
    """Whom a token speaks for. `session` None: it belongs to none that could end by itself."""

    reader: uuid.UUID
    publication: str
    epoch: int
    session: uuid.UUID | None = None


@dataclass(frozen=True)
class Tokens:
    """What a reader's browser keeps; `expires_in` is how many seconds `access` is good for."""

    access: str
    refresh: str
    expires_in: int = ACCESS


def issue(bearer: Bearer) -> str:
    """Return a token that `read` accepts for the next 15 minutes."""
    return _signed(_ACCESS, bearer)


def read(token: str) -> Bearer:
    """Return whom a token speaks for; raises a Refusal `bad_token` (401).

    Whether the reader still exists, the epoch holds and the session goes on is the caller's to
    look up (`readers.queries.reader`).
    """
    bearer, _turn = _read(_ACCESS, token, ACCESS)
    return bearer


def pair(bearer: Bearer, turn: int = 0) -> Tokens:
    """Return the tokens of a session (a new one where `bearer` has none) at its `turn`."""
    if bearer.session is None:
        bearer = Bearer(bearer.reader, bearer.publication, bearer.epoch, uuid7())
    return Tokens(issue(bearer), _signed(_REFRESH, bearer, turn))


def read_refresh(token: str) -> tuple[Bearer, int]:
    """Return whom a refresh token speaks for, and its turn; raises a Refusal `bad_token` (401)."""
    bearer, turn = _read(_REFRESH, token, REFRESH)
    if bearer.session is None:
        raise bad_token()
    return bearer, turn


def bad_token() -> Refusal:
    """Return the refusal for a token that proves nothing."""
    return Refusal(
        "bad_token", 401, _("Your sign-in is no longer valid. Reload the page and try again.")
    )


def _signed(salt: str, bearer: Bearer, turn: int = 0) -> str:
    session = bearer.session.hex if bearer.session else ""
    held = [bearer.reader.hex, bearer.publication, bearer.epoch, session, turn]
    return signing.dumps(held, salt=salt, compress=False)


def _read(salt: str, token: str, lasts: int) -> tuple[Bearer, int]:
    try:
        reader, publication, epoch, session, turn = signing.loads(token, salt=salt, max_age=lasts)
        known = uuid.UUID(session) if session else None
        return Bearer(uuid.UUID(reader), str(publication), int(epoch), known), int(turn)
    except (signing.BadSignature, ValueError, TypeError) as fault:
        raise bad_token() from fault
