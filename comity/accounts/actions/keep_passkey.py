"""Keep a passkey that a browser has made, and that django-allauth has checked."""

from collections.abc import Callable, Mapping
from typing import Any

from allauth.mfa.webauthn.internal.auth import WebAuthn

from comity.accounts.people import Person
from comity.accounts.telling import tell


def keep_passkey(
    person: Person, name: str, credential: Mapping[str, Any], publication: str
) -> Callable[[], None]:
    """Let somebody sign in by a passkey; `name` is what they know it by."""

    def write() -> None:
        WebAuthn.add(person, name, dict(credential))
        tell("account.passkey_kept", publication, person)

    return write
