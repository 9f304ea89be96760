"""Put the notices that are due into letters: each into one, in the write that makes it."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import QuerySet

from comity.ground import writelane
from comity.notices import rules
from comity.notices.kinds import DECISIONS
from comity.notices.models import Letter, Notice
from comity.notices.silence import digest_of, silenced
from comity.readers.queries import Address, addresses_of

READERS = 50
"""Readers whose letters are made in one write."""


def gather(now: datetime) -> int:
    """Make letters of what is due; return for how many readers there was something to do."""
    readers = list(_due(now).values_list("reader_id", flat=True).distinct()[:READERS])
    if not readers:
        return 0
    addresses = addresses_of(readers)
    quiet = silenced(digest_of(each.email) for each in addresses.values())

    def write() -> None:
        for reader in readers:
            address = addresses.get(reader)
            if address is None or digest_of(address.email) in quiet:
                _of(reader).update(mail=Notice.Mail.NONE)
            elif address.proved_at is None:
                _of(reader).update(mail=Notice.Mail.HELD)
            else:
                _write_to(reader, address, now)

    writelane.run(write)
    return len(readers)


def _due(now: datetime) -> QuerySet[Notice]:
    return Notice.objects.filter(mail=Notice.Mail.WAITING, due_at__lte=now)


def _of(reader: uuid.UUID) -> QuerySet[Notice]:
    return Notice.objects.filter(reader=reader, mail=Notice.Mail.WAITING)


def _write_to(reader: uuid.UUID, address: Address, now: datetime) -> None:
    for decision in _of(reader).filter(about__in=DECISIONS):
        _put([decision], Letter.Kind.DECISION, address, now)
    news = _of(reader).exclude(about__in=DECISIONS)
    letters = Letter.objects.filter(reader=reader, kind=Letter.Kind.NEWS)
    last = letters.filter(made_at__gt=now - rules.GATHER).order_by("-made_at").first()
    if last is not None:
        news.filter(due_at__lte=now).update(due_at=last.made_at + rules.GATHER)
    elif news.filter(due_at__lte=now).exists():
        _put(list(news), Letter.Kind.NEWS, address, now)


def _put(notices: Sequence[Notice], kind: Letter.Kind, address: Address, now: datetime) -> None:
    first = notices[0]
    letter = Letter.objects.create(
        publication_id=first.publication_id,
        reader_id=first.reader_id,
        kind=kind,
        digest=digest_of(address.email),
        made_at=now,
        next_at=now,
    )
    _of(first.reader_id).filter(id__in=_ids(notices)).update(
        mail=Notice.Mail.WRITTEN, letter=letter
    )


def _ids(notices: Iterable[Notice]) -> list[uuid.UUID]:
    return [each.id for each in notices]
