"""A reader's bearer token: of one publication, signed, dated, revocable."""

import uuid
from dataclasses import dataclass

from django.core import signing

from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _

SALT = "comity.readers.token"
LASTS = 90 * 24 * 3600
"""Seconds. A guest has no other proof of who they are, so theirs lasts a season; raising
the reader's epoch ends all of them at once."""


@dataclass(frozen=True)
class Bearer:
    """Whom a token speaks for."""

    reader: uuid.UUID
    publication: str
    epoch: int


def issue(bearer: Bearer) -> str:
    """Return a token that `read` accepts for the next 90 days."""
    return signing.dumps(
        [bearer.reader.hex, bearer.publication, bearer.epoch], salt=SALT, compress=False
    )


def read(token: str) -> Bearer:
    """Return whom a token speaks for; raises a Refusal `bad_token` (401).

    Whether the reader still exists and the epoch still holds is the caller's to look up.
    """
    try:
        reader, publication, epoch = signing.loads(token, salt=SALT, max_age=LASTS)
        return Bearer(uuid.UUID(reader), str(publication), int(epoch))
    except (signing.BadSignature, ValueError, TypeError) as fault:
        raise bad_token() from fault


def bad_token() -> Refusal:
    """Return the refusal for a token that proves nothing."""
    return Refusal(
        "bad_token", 401, _("Your sign-in is no longer valid. Reload the page and try again.")
    )
