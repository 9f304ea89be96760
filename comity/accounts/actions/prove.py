"""Answer the question that was sent to an address: by its code or by its link, once."""

import hmac
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from comity.accounts.models import Proof
from comity.accounts.people import Person, welcome
from comity.accounts.proofs import LASTS, TRIES, digest, link_over, link_used, read_link, typed
from comity.ground import clock


@dataclass(frozen=True)
class Outcome:
    """What a guess at a code came to: `person` whose address is proved by it, else None."""

    person: Person | None
    left: int = 0
    """How many guesses are left."""


def prove_by_code(proof: uuid.UUID, written: str, publication: str) -> Callable[[], Outcome]:
    """Prove an address by the code that was sent there.

    The write ends well for a wrong guess, too, because it counts it.
    """

    def write() -> Outcome:
        row, left = answered(proof, written)
        return Outcome(welcome(row.email, publication) if row else None, left)

    return write


def prove_by_link(secret: str, publication: str) -> Callable[[], Person]:
    """Prove an address by the link that was sent there; the write returns whose it is.

    Refusals, here and in the write: link_over, link_used (410).
    """
    proof = read_link(secret)
    _unused(Proof.objects.filter(id=proof).first())

    def write() -> Person:
        row = _unused(_asked(proof))
        row.used_at = clock.now()
        row.save(update_fields=["used_at"])
        return welcome(row.email, publication)

    return write


def _unused(row: Proof | None) -> Proof:
    if row is None:
        raise link_over()
    if row.used_at is not None:
        raise link_used()
    return row


def answered(
    proof: uuid.UUID, written: str, *, person: Person | None = None
) -> tuple[Proof | None, int]:
    """Count a guess at a code, inside a write.

    Returns the question where the guess is right, else None and how many guesses are left.
    """
    row = _asked(proof, person)
    if row is None or row.used_at is not None or row.tries >= TRIES:
        return None, 0
    row.tries += 1
    right = hmac.compare_digest(digest(row.id, typed(written)), row.digest)
    if right:
        row.used_at = clock.now()
    row.save(update_fields=["tries", "used_at"])
    return (row, 0) if right else (None, TRIES - row.tries)


def _asked(proof: uuid.UUID, person: Person | None = None) -> Proof | None:
    rows = Proof.objects.select_for_update().filter(id=proof, person=person)
    return rows.filter(made_at__gte=clock.now() - LASTS).first()
