"""Ask at an address whether its owner wants to sign in, or to have it for their account."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from comity.accounts.models import Proof
from comity.accounts.people import Person
from comity.accounts.proofs import digest, link, new_code
from comity.ground import clock
from comity.ground.addresses import fit_address
from comity.ground.ids import uuid7


@dataclass(frozen=True)
class Asked:
    """A question that is about to be sent; nothing of it but `id` is for who asks."""

    id: uuid.UUID
    email: str
    code: str
    link: str


def ask(address: str, *, person: Person | None = None) -> Callable[[], Asked]:
    """Make a question for an address, whether or not there is an account for it.

    With a `person` the question is whether it is theirs, and shall take the former's place.
    The write returns what the mail has to say. Refusal: bad_email (422).
    """
    email = fit_address(address)
    proof, code = uuid7(), new_code()

    def write() -> Asked:
        now = clock.now()
        Proof.objects.create(
            id=proof, email=email, digest=digest(proof, code), made_at=now, person=person
        )
        return Asked(proof, email, code, link(proof))

    return write
