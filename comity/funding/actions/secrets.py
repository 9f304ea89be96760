"""Secrets of the signed webhook: cut a new one, use it, then revoke the old one."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from comity.funding.models import HookSecret
from comity.funding.signature import secret_of
from comity.ground import clock
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.journal import record


@dataclass(frozen=True)
class Cut:
    """A new secret, and the id by which it is revoked."""

    id: uuid.UUID
    secret: str


def cut_secret(publication: str, label: str, *, actor: str) -> Callable[[], Cut]:
    """Make a secret; those made before stay good until they are revoked."""

    def write() -> Cut:
        row = HookSecret.objects.create(publication_id=publication, label=label[:80])
        record.append("hook_secret.cut", publication=publication, subject=str(row.id), actor=actor)
        return Cut(row.id, secret_of(row.id))

    return write


def revoke_secret(publication: str, secret: uuid.UUID, *, actor: str) -> Callable[[], None]:
    """Take nothing more that is signed with this secret; Refusal `no_such_secret` (404)."""

    def write() -> None:
        rows = HookSecret.objects.filter(publication_id=publication, id=secret, revoked_at=None)
        if not rows.update(revoked_at=clock.now()):
            raise Refusal("no_such_secret", 404, _("There is no such secret here."))
        record.append(
            "hook_secret.revoked", publication=publication, subject=str(secret), actor=actor
        )

    return write
