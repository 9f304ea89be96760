"""What proves an address: a code to be typed, or a link to be opened. Pure but for the key.

The code is good in the browser that asked for it, which alone knows the question's id; the link
is good in any, because it holds that id, signed.
"""

import hmac
import secrets
import uuid
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.core import signing

from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _

DIGITS = 8
"""Five guesses at one of a hundred million, and six such questions an hour for one address."""

TRIES = 5
LASTS = timedelta(minutes=15)

_SALT = "comity.accounts.link"


def new_code() -> str:
    """Return a code that nobody can guess, of digits alone: every keyboard has them."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def shown(code: str) -> str:
    """Return a code as it is read: `1234 5678`."""
    half = DIGITS // 2
    return f"{code[:half]} {code[half:]}"


def typed(written: str) -> str:
    """Return the digits of what somebody typed, whatever digits their script has."""
    return "".join(str(int(each)) for each in written if each.isdecimal())


def digest(proof: uuid.UUID, code: str) -> str:
    """Return what is kept of a code."""
    key = settings.SECRET_KEY.encode()
    return hmac.digest(key, f"comity.accounts:{proof}:{code}".encode(), sha256).hex()


def link(proof: uuid.UUID) -> str:
    """Return the secret part of the link that a mail holds."""
    return signing.dumps(proof.hex, salt=_SALT, compress=False)


def read_link(secret: str) -> uuid.UUID:
    """Return which question a link answers; Refusal `link_over` (410)."""
    try:
        return uuid.UUID(signing.loads(secret, salt=_SALT, max_age=LASTS))
    except (signing.BadSignature, ValueError, TypeError, AttributeError) as fault:
        raise link_over() from fault


def link_over() -> Refusal:
    """Return the refusal for a link that is too old, or none of ours."""
    return Refusal("link_over", 410, _("This link is no longer good. Please ask for a new one."))


def link_used() -> Refusal:
    """Return the refusal for a link that did its work before."""
    return Refusal("link_used", 410, _("This link was used before. Please ask for a new one."))


def wrong_code(left: int) -> Refusal:
    """Return the refusal for a code that is not the one, with `left` guesses to come."""
    if left:
        return Refusal("wrong_code", 422, _("This is not the code. Please look at it again."))
    return code_over()


def code_over() -> Refusal:
    """Return the refusal for any code where no guess is left, or none was ever good."""
    return Refusal("code_over", 410, _("This code is no longer good. Please ask for a new one."))
