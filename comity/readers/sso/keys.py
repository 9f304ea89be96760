"""Which secrets a publication and its site share now."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from comity.ground import clock
from comity.readers.models import SigningKey
from comity.readers.sso.sealing import opened
from comity.readers.sso.token import Secret


@dataclass(frozen=True)
class KeyView:
    """A key as an administrator sees it, without its secret."""

    id: uuid.UUID
    label: str
    made_at: datetime
    used_at: datetime | None
    retires_at: datetime | None


def secrets_of(publication: str) -> tuple[Secret, ...]:
    """Return the secrets that are good now, the newest first."""
    found = ((row.id, opened(row.sealed)) for row in _good(publication))
    return tuple(Secret(known, value) for known, value in found if value is not None)


def keys_of(publication: str) -> tuple[KeyView, ...]:
    """Return the keys that are good now, the newest first."""
    return tuple(
        KeyView(row.id, row.label, row.made_at, row.used_at, row.retires_at)
        for row in _good(publication)
    )


def _good(publication: str) -> list[SigningKey]:
    lasting = Q(retires_at=None) | Q(retires_at__gt=clock.now())
    return list(SigningKey.objects.filter(lasting, publication=publication).order_by("-id"))
