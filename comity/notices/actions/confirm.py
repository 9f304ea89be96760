"""Prove an address: the second half of a double opt-in."""

import uuid
from collections.abc import Callable

from comity.ground import clock
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.notices.models import Proof
from comity.notices.silence import digest_of
from comity.readers.actions import prove_address
from comity.readers.queries import address_of


def confirm(letter: uuid.UUID) -> Callable[[], None]:
    """Hold the address that a letter asked for proved; its link is good once.

    Refusals: link_used (409), link_outdated (409, the reader has given another address since).
    """

    def write() -> None:
        proofs = Proof.objects.filter(letter=letter)
        if not proofs.filter(used_at=None).update(used_at=clock.now()):
            raise Refusal("link_used", 409, _("This link was used already. All is well."))
        asked = proofs.select_related("letter").get().letter
        known = address_of(asked.reader_id)
        if known is None or digest_of(known.email) != asked.digest:
            raise Refusal(
                "link_outdated", 409, _("Another address was given since. Look for its letter.")
            )
        prove_address(asked.reader_id, known.email)

    return write
