"""End mail by the one click that every letter offers (RFC 8058)."""

import uuid
from collections.abc import Callable

from comity.ground import clock
from comity.notices.actions.settle import settle
from comity.notices.actions.silence import silence
from comity.notices.kinds import Rhythm
from comity.notices.models import Letter, Silence
from comity.readers.queries import address_of


def stop(reader: uuid.UUID, kind: str) -> Callable[[], None]:
    """End a reader's letters of this kind; twice is once. The bell goes on.

    Who was only asked whether an address is theirs is not asked again by anybody.
    """
    if kind == Letter.Kind.DECISION:
        return settle(reader, decisions=False)
    if kind == Letter.Kind.NEWS:
        return settle(reader, mail=Rhythm.NEVER)
    known = address_of(reader)
    if known is None or known.proved_at is not None:
        return settle(reader, mail=Rhythm.NEVER, decisions=False)
    return silence(known.email, Silence.Why.ASKED, at=clock.now())
