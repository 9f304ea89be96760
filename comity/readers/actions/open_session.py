"""Let a browser act as a reader from now on."""

import uuid
from datetime import timedelta

from comity.ground import clock
from comity.ground.ids import uuid7
from comity.readers.models import Session
from comity.readers.queries import ReaderView
from comity.readers.telling import tell
from comity.readers.tokens import REFRESH, Bearer, Tokens, pair

SWEPT = 50
"""Sessions that nobody can use any more, and that are dropped whenever one is opened, at most."""


def open_session(
    speaker: ReaderView, device: str = "", *, known_as: uuid.UUID | None = None
) -> Tokens:
    """Open a session of a reader on a device (named as `readers.devices` does), inside a write.

    `known_as` is the session's id, where it was promised before.
    """
    at = clock.now()
    row = Session.objects.create(
        id=known_as or uuid7(), reader_id=speaker.id, device=device, opened_at=at, used_at=at
    )
    tell("reader.signed_in", speaker.publication, speaker.id, data={"session": str(row.id)})
    _sweep()
    return pair(Bearer(speaker.id, speaker.publication, speaker.epoch, row.id))


def _sweep() -> None:
    late = Session.objects.filter(used_at__lt=clock.now() - timedelta(seconds=REFRESH))
    Session.objects.filter(id__in=list(late.values_list("id", flat=True)[:SWEPT])).delete()
