"""A publisher's secret, as it lies in the database: under the server's own key.

Comity has to know it to check what it signed, so that a hash would not do; who steals the rows
alone learns nothing. Fernet is AES-128-CBC with HMAC-SHA256
(https://github.com/fernet/spec).
"""

import base64

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac


def seal(secret: str) -> str:
    """Return `secret` as it may be kept."""
    return _box().encrypt(secret.encode()).decode()


def opened(sealed: str) -> str | None:
    """Return what was sealed; None where the server's key has changed since."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def _box() -> Fernet:
    key = salted_hmac("comity.readers.sso", "sealed", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
