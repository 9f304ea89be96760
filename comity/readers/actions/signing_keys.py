"""The secrets that sign a publisher's tokens: cut one, bring one along, let the former ones go."""

import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from comity.ground import clock
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.journal import record
from comity.readers.models import SigningKey
from comity.readers.sso.sealing import seal

OVERLAP = timedelta(days=30)
"""For how long the former keys stay good beside a new one, unless they are revoked before."""

SHORTEST = 32
"""Characters of a secret (RFC 7518, section 3.2, asks for 32 bytes)."""

LONGEST = 500
MOST = 5
"""Keys of a publication that are good at once: each has to be tried on each token."""


@dataclass(frozen=True)
class Cut:
    """A key that was just made; its secret is told this once."""

    id: uuid.UUID
    secret: str


def cut_signing_key(publication: str, label: str, *, actor: str) -> Callable[[], Cut]:
    """Make a secret; the former ones stay good for OVERLAP, so that nobody is locked out.

    Refusal: too_many_keys (409), of the write.
    """
    secret = "sso_" + secrets.token_urlsafe(32)
    return lambda: _keep(publication, secret, label, actor)


def bring_signing_key(
    publication: str, secret: str, label: str, *, actor: str
) -> Callable[[], Cut]:
    """Take over the secret with which a site signs already, for Coral say.

    Refusals: weak_secret (422), too_many_keys (409).
    """
    kept = secret.strip()
    if not SHORTEST <= len(kept) <= LONGEST or not kept.isprintable() or "-----" in kept:
        raise Refusal(
            "weak_secret",
            422,
            _(
                "A secret has %(shortest)s characters at least, in one line; a public key is none."
                " For public keys, set the address of the JWKS."
            ),
            {"shortest": SHORTEST},
        )
    return lambda: _keep(publication, kept, label, actor)


def revoke_signing_key(publication: str, key: uuid.UUID, *, actor: str) -> Callable[[], None]:
    """Take nothing more that is signed with this key. Refusal: no_such_key (404)."""

    def write() -> None:
        now = clock.now()
        rows = SigningKey.objects.filter(publication_id=publication, id=key)
        if not rows.filter(Q(retires_at=None) | Q(retires_at__gt=now)).update(retires_at=now):
            raise Refusal("no_such_key", 404, _("There is no such key here."))
        _tell("signing_key.revoked", publication, key, actor)

    return write


def _keep(publication: str, secret: str, label: str, actor: str) -> Cut:
    now = clock.now()
    rows = SigningKey.objects.select_for_update().filter(publication_id=publication)
    good = rows.filter(Q(retires_at=None) | Q(retires_at__gt=now))
    if len(good) >= MOST:
        raise Refusal(
            "too_many_keys", 409, _("So many keys are good already. Revoke one of them first.")
        )
    rows.filter(retires_at=None).update(retires_at=now + OVERLAP)
    row = SigningKey.objects.create(
        publication_id=publication, label=label.strip()[:80], sealed=seal(secret), made_at=now
    )
    _tell("signing_key.cut", publication, row.id, actor)
    return Cut(row.id, secret)


def _tell(kind: str, publication: str, key: uuid.UUID, actor: str) -> None:
    record.append(kind, publication=publication, subject=str(key), actor=actor)
