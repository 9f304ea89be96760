"""A reader's e-mail address: given, then proved by whoever reads what is sent there."""

import uuid
from collections.abc import Sequence

from comity.ground import clock
from comity.readers.models import Reader
from comity.readers.telling import tell

GIVEN, PROVED = "reader.address_given", "reader.address_proved"


def give_address(reader_id: uuid.UUID, email: str, language: str = "") -> bool:
    """Keep a reader's address (`ground.addresses.fit_address`), in a write; say if it is proved.

    Another address than before has to be proved anew. `language` stays as it was where there
    was one. The journal holds no address: it is never forgotten.
    """
    row = Reader.objects.select_for_update().get(id=reader_id)
    if row.email == email and (row.language or not language):
        return row.email_proved_at is not None
    if row.email != email:
        row.email, row.email_proved_at = email, None
        tell(GIVEN, row.publication_id, row.id)
    row.language = row.language or language
    row.save(update_fields=["email", "email_proved_at", "language"])
    return row.email_proved_at is not None


def prove_address(reader_id: uuid.UUID, email: str) -> bool:
    """Hold a reader's address for proved, in a write; False where it is another one by now."""
    row = Reader.objects.select_for_update().filter(id=reader_id, email=email).first()
    if row is None:
        return False
    if row.email_proved_at is None:
        row.email_proved_at = clock.now()
        row.save(update_fields=["email_proved_at"])
        tell(PROVED, row.publication_id, row.id)
    return True


def drop_unproved(readers: Sequence[uuid.UUID]) -> int:
    """Take the addresses that these guests never proved, in a write; return how many."""
    guests = Reader.objects.filter(id__in=readers, kind=Reader.Kind.GUEST, email_proved_at=None)
    return guests.exclude(email="").update(email="")
