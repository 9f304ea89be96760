"""The secrets with which a publication's payment processors may sign."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from comity.funding.models import HookSecret
from comity.funding.signature import secret_of


@dataclass(frozen=True)
class SecretView:
    """A secret that is good now, without itself."""

    id: uuid.UUID
    label: str
    made_at: datetime


def secrets_of(publication: str) -> list[str]:
    """Return the secrets that are good now, the newest first."""
    return [secret_of(each.id) for each in known_secrets(publication)]


def known_secrets(publication: str) -> list[SecretView]:
    """Return which secrets are good now, the newest first, to be shown to staff."""
    rows = HookSecret.objects.filter(publication_id=publication, revoked_at=None)
    return [SecretView(row.id, row.label, row.made_at) for row in rows.order_by("-id")]
