"""The secrets with which a publication's payment processors may sign."""

from comity.funding.models import HookSecret
from comity.funding.signature import secret_of


def secrets_of(publication: str) -> list[str]:
    """Return the secrets that are good now, the newest first."""
    rows = HookSecret.objects.filter(publication_id=publication, revoked_at=None)
    return [secret_of(row.id) for row in rows.order_by("-id")]
