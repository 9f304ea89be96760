"""What other rooms may ask about publications."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.publications.models import ApiKey, Publication
from comity.publications.settings import Settings


@dataclass(frozen=True)
class PublicationView:
    """A publication as the other rooms see it."""

    key: str
    name: str
    tagline: str
    locale: str
    accent: str
    home: str
    origins: tuple[str, ...]
    settings: Settings


def _seen(row: Publication) -> PublicationView:
    return PublicationView(
        row.key,
        row.name,
        row.tagline,
        row.locale,
        row.accent,
        row.home,
        tuple(row.origins),
        Settings.kept(row.settings),
    )


def publication(key: str) -> PublicationView:
    """Return the publication with this key; raises a Refusal `no_such_publication` (404)."""
    row = Publication.objects.filter(key=key).first()
    if row is None:
        raise Refusal("no_such_publication", 404, _("There is no such publication here."))
    return _seen(row)


def publications() -> list[PublicationView]:
    """Return all publications, by name."""
    return [_seen(row) for row in Publication.objects.order_by("name", "key")]


@dataclass(frozen=True)
class ApiKeyView:
    """A key with which a publication's machines speak, by all but its secret."""

    id: int
    label: str
    made_at: datetime
    revoked_at: datetime | None


def api_keys(publication: str) -> list[ApiKeyView]:
    """Return a publication's API keys, also those that were revoked, the oldest first."""
    rows = ApiKey.objects.filter(publication_id=publication).order_by("id")
    return [ApiKeyView(row.pk, row.label, row.made_at, row.revoked_at) for row in rows]


def key_digest(api_key: str) -> str:
    """Return what is kept of an API key."""
    return hashlib.sha256(api_key.encode()).hexdigest()


def publication_of_key(api_key: str) -> str | None:
    """Return the key of the publication that this API key speaks for, or None."""
    found = ApiKey.objects.filter(digest=key_digest(api_key), revoked_at=None)
    return found.values_list("publication_id", flat=True).first()
