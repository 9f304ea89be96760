"""What counts once, however many processes are asked: told by a row, inside a write."""

from datetime import datetime
from hashlib import sha256

from comity.ground import clock
from comity.readers.models import Spent

SWEPT = 50
"""Rows that need not be remembered any more, and go whenever one comes, at most."""


def digest(*parts: str) -> str:
    """Return the name of a thing that counts once."""
    whole = "\0".join(parts).encode("utf-8", "surrogatepass")
    return sha256(whole).hexdigest()


def spend(name: str, until: datetime) -> bool:
    """Let a thing count, inside a write; False where it has counted before.

    `name` is its `digest`; it is remembered `until` it would not count anyway. Of two who come
    at once one waits for the other's write, and finds it spent.
    """
    now = clock.now()
    late = Spent.objects.filter(until__lt=now).values_list("digest", flat=True)[:SWEPT]
    Spent.objects.filter(digest__in=list(late)).delete()
    if Spent.objects.filter(digest=name).exists():
        return False
    Spent.objects.create(digest=name, until=until)
    return True
