"""Addresses that only one reader gets: to prove an address, to stop mail, to settle it.

Each is signed, so that nobody can guess one, and names no e-mail address.
"""

import uuid

from django.conf import settings
from django.core import signing

from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _

STOP, WISHES, PROOF = "stop", "wishes", "confirm"
WEEK = 7 * 24 * 3600
"""Seconds for which an address can be proved by its letter."""


def stop(reader: uuid.UUID, kind: str) -> str:
    """Return where one request ends all mail of a kind (`Letter.Kind`) to a reader (RFC 8058)."""
    return _address(STOP, signing.Signer(salt=_salt(STOP)).sign(f"{reader.hex}-{kind}"))


def read_stop(written: str) -> tuple[uuid.UUID, str]:
    """Return the reader and the kind of mail; Refusal `broken_link` (404)."""
    try:
        reader, _dash, kind = signing.Signer(salt=_salt(STOP)).unsign(written).partition("-")
        return uuid.UUID(reader), kind
    except (signing.BadSignature, ValueError) as fault:
        raise _broken() from fault


def wishes(reader: uuid.UUID) -> str:
    """Return where a reader settles what they follow and how they are told, without signing in."""
    return _address(WISHES, signing.Signer(salt=_salt(WISHES)).sign(reader.hex))


def read_wishes(written: str) -> uuid.UUID:
    """Return the reader; Refusal `broken_link` (404)."""
    try:
        return uuid.UUID(signing.Signer(salt=_salt(WISHES)).unsign(written))
    except (signing.BadSignature, ValueError) as fault:
        raise _broken() from fault


def proof(letter: uuid.UUID) -> str:
    """Return where whoever reads a letter proves that its address is theirs, within a week."""
    return _address(PROOF, signing.TimestampSigner(salt=_salt(PROOF)).sign(letter.hex))


def read_proof(written: str) -> uuid.UUID:
    """Return the letter; Refusals `broken_link` (404), `link_over` (410)."""
    try:
        signer = signing.TimestampSigner(salt=_salt(PROOF))
        return uuid.UUID(signer.unsign(written, max_age=WEEK))
    except signing.SignatureExpired as fault:
        raise Refusal(
            "link_over", 410, _("This link was good for a week. Please ask for another one.")
        ) from fault
    except (signing.BadSignature, ValueError) as fault:
        raise _broken() from fault


def _salt(use: str) -> str:
    return f"comity.notices.{use}"


def _address(use: str, secret: str) -> str:
    return f"{settings.PUBLIC_URL}/mail/{use}/{secret}/"


def _broken() -> Refusal:
    return Refusal("broken_link", 404, _("This link is not whole. Please copy all of it."))
