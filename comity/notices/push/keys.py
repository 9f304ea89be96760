"""The key by which push services know this server (VAPID, RFC 8292): derived, kept nowhere."""

import base64
import hmac
from functools import cache
from hashlib import sha512
from importlib.util import find_spec

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of the curve P-256 (SEC 2, 2.4.2): a private key is a number from 1 to one less."""


def offered() -> bool:
    """Say whether this server can send web push."""
    return find_spec("pywebpush") is not None


@cache
def private_key() -> ec.EllipticCurvePrivateKey:
    """Return the server's key: the same on every box that shares its secret key.

    512 bits are taken modulo the curve's order, so that every key is as likely as any other
    (FIPS 186-5, A.2.1).
    """
    wide = hmac.digest(settings.SECRET_KEY.encode(), b"comity.notices.vapid", sha512)
    number = int.from_bytes(wide) % (ORDER - 1) + 1
    return ec.derive_private_key(number, ec.SECP256R1())


def public_key() -> str:
    """Return what browsers are told of it: an uncompressed point in base64url."""
    point = private_key().public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).decode().rstrip("=")
