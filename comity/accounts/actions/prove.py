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
        row = _asked(proof)
        if row is None or row.used_at is not None or row.tries >= TRIES:
            return Outcome(None)
        row.tries += 1
        if not hmac.compare_digest(digest(row.id, typed(written)), row.digest):
            row.save(update_fields=["tries"])
            return Outcome(None, TRIES - row.tries)
        return Outcome(_proved(row, publication))

    return write


def prove_by_link(secret: str, publication: str) -> Callable[[], Person]:
    """Prove an address by the link that was sent there; the write returns whose it is.

    Refusals, here and in the write: link_over, link_used (410).
    """
    proof = read_link(secret)
    _unused(Proof.objects.filter(id=proof).first())

    def write() -> Person:
        return _proved(_unused(_asked(proof)), publication)

    return write


def _unused(row: Proof | None) -> Proof:
    if row is None:
        raise link_over()
    if row.used_at is not None:
        raise link_used()
    return row


def _asked(proof: uuid.UUID) -> Proof | None:
    since = clock.now() - LASTS
    return Proof.objects.select_for_update().filter(id=proof, made_at__gte=since).first()


def _proved(row: Proof, publication: str) -> Person:
    row.used_at = clock.now()
    row.save(update_fields=["used_at"])
    return welcome(row.email, publication)
