"""What this room keeps of a reader beside their account: that their address was asked."""

import uuid
from collections.abc import Iterator

from comity.accounts.models import Proof
from comity.ground import writelane
from comity.readers.belongings import Chapter, Manner
from comity.readers.queries import address_of


def forget(reader: uuid.UUID, manner: Manner) -> None:
    """Erase what was asked of their address. The account goes with the reader's own rows."""
    known = address_of(reader)
    if known is not None:
        writelane.run(Proof.objects.filter(email=known.email).delete)


def told(reader: uuid.UUID) -> Iterator[Chapter]:
    """Return nothing: codes are used up, and a password is known to nobody."""
    return iter(())
