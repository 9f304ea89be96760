"""Let a browser act as a reader from now on."""

from datetime import timedelta

from comity.ground import clock
from comity.journal import record
from comity.readers.models import Session
from comity.readers.queries import ReaderView
from comity.readers.tokens import REFRESH, Bearer, Tokens, pair

SWEPT = 50
"""Sessions that nobody can use any more, and that are dropped whenever one is opened, at most."""


def open_session(reader: ReaderView, device: str = "") -> Tokens:
    """Open a session of a reader on a device (named as `readers.devices` does), inside a write."""
    at = clock.now()
    row = Session.objects.create(reader_id=reader.id, device=device, opened_at=at, used_at=at)
    record.append(
        "reader.signed_in",
        publication=reader.publication,
        subject=str(reader.id),
        actor=f"reader:{reader.id}",
        data={"session": str(row.id)},
    )
    _sweep()
    return pair(Bearer(reader.id, reader.publication, reader.epoch, row.id))


def _sweep() -> None:
    late = Session.objects.filter(used_at__lt=clock.now() - timedelta(seconds=REFRESH))
    Session.objects.filter(id__in=list(late.values_list("id", flat=True)[:SWEPT])).delete()
