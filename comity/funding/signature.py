"""The secrets of the generic webhook, with which a processor signs (`ground.signature`)."""

import base64
import uuid

from django.utils.crypto import salted_hmac


def secret_of(row: uuid.UUID) -> str:
    """Return the secret that belongs to a HookSecret's id: derived from the server's own.

    So the database holds nothing with which a payment could be forged.
    """
    digest = salted_hmac("comity.funding.hook", str(row), algorithm="sha256").digest()
    return "whk_" + base64.urlsafe_b64encode(digest).decode().rstrip("=")
