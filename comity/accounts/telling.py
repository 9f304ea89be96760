"""What became of an account, as the journal tells it."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User

from comity.journal import record


def tell(kind: str, publication: str, person: User, data: Mapping[str, Any] | None = None) -> None:
    """Append, inside a write, what became of an account: `kind` is `account.…`.

    publication: where it happened. An account is of the whole server, so nobody's reader did it.
    """
    record.append(kind, publication=publication, subject=str(person.pk), actor="system", data=data)
