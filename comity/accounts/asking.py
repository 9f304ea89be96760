"""The question that waits for its code in this browser: may they sign in, or have an address?

The browser's session keeps the question's id alone, for weeks. To which address it went stands
in the question's own row, which is dropped after a day.
"""

import uuid
from dataclasses import dataclass

from comity.accounts.door import Visit
from comity.accounts.models import Proof
from comity.accounts.people import Person
from comity.accounts.proofs import code_over

SIGN_IN, ADDRESS = "accounts.sign_in", "accounts.address"
"""Where the session keeps the id: of who wants to sign in, and of who wants another address."""


@dataclass(frozen=True)
class Waiting:
    """A question whose code somebody is about to type, and to which address it was sent."""

    id: uuid.UUID
    email: str


def remember(visit: Visit, question: uuid.UUID, person: Person | None) -> None:
    """Keep in this browser which question it waits with; `person`: who wants another address."""
    visit.request.session[_place(person)] = question.hex


def waiting(visit: Visit, person: Person | None = None) -> Waiting | None:
    """Return the question that this browser waits with, None where it has asked none.

    Refusal: code_over (410), where it was asked so long ago that it is dropped.
    """
    kept = visit.request.session.get(_place(person))
    if kept is None:
        return None
    row = Proof.objects.filter(id=uuid.UUID(kept), person=person).first()
    if row is None:
        raise code_over()
    return Waiting(row.id, row.email)


def forget(visit: Visit, person: Person | None = None) -> None:
    """Wait no more: the question has had its answer."""
    del visit.request.session[_place(person)]


def _place(person: Person | None) -> str:
    return ADDRESS if person else SIGN_IN
