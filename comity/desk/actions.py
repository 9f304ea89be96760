"""What a member of staff does about their own passkeys. Each checks, and returns its write.

The journal's entries are of no publication: a passkey opens all in which its owner works.
"""

from collections.abc import Callable, Mapping
from typing import Any

from allauth.mfa.base.internal.flows import delete_dangling_recovery_codes
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.contrib.auth.models import User
from django.db.models import QuerySet

from comity.journal import record


def passkeys_of(user: User) -> QuerySet[Any, Any]:
    """Return a member of staff's passkeys, the oldest first."""
    kind = Authenticator.Type.WEBAUTHN
    rows: QuerySet[Any, Any] = Authenticator.objects.filter(user=user, type=kind)
    return rows.order_by("pk")


def keep_passkey(user: User, name: str, credential: Mapping[str, Any]) -> Callable[[], bool]:
    """Let somebody sign in by a passkey that django-allauth has checked; `name` is theirs for it.

    The write says whether they were given recovery codes with it, having had none.
    """

    def write() -> bool:
        # Two passkeys that are kept at once would each bring the codes.
        User.objects.select_for_update().get(pk=user.pk)
        WebAuthn.add(user, name, dict(credential))
        codes = Authenticator.Type.RECOVERY_CODES
        fresh = not Authenticator.objects.filter(user=user, type=codes).exists()
        if fresh:
            RecoveryCodes.activate(user)
        _tell("staff.passkey_kept", user)
        return fresh

    return write


def give_up_passkey(user: User, passkey: int) -> Callable[[], None]:
    """Sign somebody in by one of their passkeys no more; recovery codes go with the last factor.

    What they do not have is given up already.
    """

    def write() -> None:
        User.objects.select_for_update().get(pk=user.pk)
        if passkeys_of(user).filter(pk=passkey).delete()[0]:
            delete_dangling_recovery_codes(user)
            _tell("staff.passkey_given_up", user)

    return write


def _tell(kind: str, user: User) -> None:
    who = str(user.pk)
    record.append(kind, publication="", subject=who, actor=f"staff:{who}")
