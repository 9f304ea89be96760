"""Give an account another address: who reads what is sent there says so, by its code."""

import uuid
from collections.abc import Callable

from django.db import IntegrityError, transaction

from comity.accounts.actions.prove import Outcome, answered
from comity.accounts.people import Person, address_taken, email_of, keep_address
from comity.accounts.telling import tell
from comity.readers.actions import give_address, prove_address
from comity.readers.queries import address_of, readers_of_account


def move_by_code(
    proof: uuid.UUID, written: str, person: Person, publication: str
) -> Callable[[], Outcome]:
    """Give an account another address, by the code that was sent there.

    Whoever the person is in a publication is told there from then on what was told at the former
    one. The write ends well for a wrong guess, too. Refusal: address_taken (409).
    """

    def write() -> Outcome:
        row, left = answered(proof, written, person=person)
        if row is None:
            return Outcome(None, left)
        _move(person, row.email, publication)
        return Outcome(person)

    return write


def _move(person: Person, email: str, publication: str) -> None:
    former = email_of(person)
    try:
        with transaction.atomic():
            keep_address(person, email)
    except IntegrityError:
        raise address_taken() from None
    tell("account.moved", publication, person)
    for reader in readers_of_account(person.pk):
        known = address_of(reader.id)
        if known is None or known.email in ("", former):
            give_address(reader.id, email)
            prove_address(reader.id, email)
