"""A pass to the reader's own page: an address that is good once, for a minute.

The page that a discussion stands in holds the reader's tokens and is somebody else's; the
reader's own page is ours, in a tab of its own. What leads from the one to the other must not
be of use to whoever finds it in a history or a log.
"""

import secrets
import uuid
from collections.abc import Callable
from datetime import timedelta

from django.core import signing

from comity.ground import clock
from comity.readers import spent
from comity.readers.queries import reader
from comity.readers.tokens import Bearer, bad_token

LASTS = 60
"""Seconds."""

_SALT = "comity.readers.pass"


def give(bearer: Bearer) -> str:
    """Return a pass for whom a token speaks for; raises a Refusal `bad_token` (401)."""
    reader(bearer, bearer.publication)
    session = bearer.session.hex if bearer.session else ""
    held = [bearer.reader.hex, bearer.publication, bearer.epoch, session, secrets.token_hex(8)]
    return signing.dumps(held, salt=_SALT)


def take(written: str) -> Callable[[], Bearer]:
    """Let a pass be used; the write says whose it is. Refusal `bad_token` (401), twice as well."""
    try:
        who, publication, epoch, session, _once = signing.loads(written, salt=_SALT, max_age=LASTS)
        known = uuid.UUID(session) if session else None
        bearer = Bearer(uuid.UUID(who), str(publication), int(epoch), known)
    except (signing.BadSignature, ValueError, TypeError) as fault:
        raise bad_token() from fault

    def write() -> Bearer:
        if not spent.spend(spent.digest("pass", written), clock.now() + timedelta(seconds=LASTS)):
            raise bad_token()
        return bearer

    return write
