"""What the pop-up gives to the page that opened it: a code, which that page exchanges for tokens.

The page keeps a secret (`verifier`) and opens the pop-up with its hash (`challenge`); only who
knows the secret, on a page of the origin that was named, can use the code, once, within a minute.
So a code that falls into other hands, or is forced on somebody, is worth nothing (RFC 7636, and
RFC 9700, sections 2.1.1 and 4.7).
"""

import hmac
import re
import uuid
from base64 import urlsafe_b64encode
from hashlib import sha256

from django.core import signing

from comity.ground.ids import uuid7
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.readers.queries import ReaderView
from comity.readers.tokens import Bearer

LASTS = 60
"""Seconds."""

CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)
"""How a SHA-256 is written in base64url without padding (RFC 7636, section 4.2)."""

_SALT = "comity.readers.handover"


def seal(reader: ReaderView, origin: str, challenge: str) -> str:
    """Return a code for the session of `reader` that a page of `origin` is to have."""
    held = [reader.id.hex, reader.publication, reader.epoch, uuid7().hex, origin, challenge]
    return signing.dumps(held, salt=_SALT, compress=False)


def unseal(code: str, verifier: str, origin: str) -> Bearer:
    """Return whom a code speaks for, in the session that it opens; Refusal `bad_code` (403)."""
    try:
        reader, publication, epoch, session, meant, challenge = signing.loads(
            code, salt=_SALT, max_age=LASTS
        )
    except (signing.BadSignature, ValueError, TypeError) as fault:
        raise bad_code() from fault
    if origin != meant or not hmac.compare_digest(challenge, challenge_of(verifier)):
        raise bad_code()
    return Bearer(uuid.UUID(reader), publication, epoch, uuid.UUID(session))


def challenge_of(verifier: str) -> str:
    """Return the challenge of a page's secret (RFC 7636, section 4.2, method S256)."""
    digest = sha256(verifier.encode("utf-8", "surrogatepass")).digest()
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


def bad_code() -> Refusal:
    """Return the refusal for a code that opens nothing."""
    return Refusal("bad_code", 403, _("Signing in was not finished. Please try again."))
