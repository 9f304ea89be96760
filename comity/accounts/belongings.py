"""What this room keeps of a reader: by which ways they sign in, and that they were asked."""

import uuid
from collections.abc import Iterator
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from comity.accounts.models import Proof
from comity.ground import writelane
from comity.readers.belongings import Chapter, Manner, Piece
from comity.readers.queries import account_of, address_of


def forget(reader: uuid.UUID, manner: Manner) -> None:
    """Erase what was asked of their address. The account goes with the reader's own rows,
    and with it what was asked of the one that they wanted in its place."""
    known = address_of(reader)
    if known is not None:
        writelane.run(Proof.objects.filter(email=known.email).delete)


def told(reader: uuid.UUID) -> Iterator[Chapter]:
    """Return by which ways a reader signs in. Codes are used up, and a password nobody knows."""
    yield Chapter("ways", _("How you sign in"), _ways(reader))


def _ways(reader: uuid.UUID) -> Iterator[Piece]:
    user = account_of(reader)
    for each in Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN):
        yield _way("passkey", each.wrap().name, each.created_at)
    for each in SocialAccount.objects.filter(user=user):
        yield _way("site", each.provider, each.date_joined)


def _way(kind: str, name: str, since: datetime) -> Piece:
    told = {"kind": kind, "name": name, "since": since.isoformat()}
    return Piece(told, name, ((_("Since"), date_format(since, "DATE_FORMAT")),))
