"""Put the notices that are due into letters: each into one, in the write that makes it."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from comity.ground import ids, writelane
from comity.notices import rules
from comity.notices.kinds import DECISIONS
from comity.notices.models import Letter, Notice
from comity.notices.silence import digest_of, silenced
from comity.readers.queries import Address, addresses_of

READERS = 25
"""Readers whose letters are made in one write, which other writes wait for."""


@dataclass
class _Plan:
    """What is to be written of what was read: which letters, and what waits or never goes."""

    letters: list[tuple[Letter, list[uuid.UUID]]] = field(default_factory=list)
    held: list[uuid.UUID] = field(default_factory=list)
    dropped: list[uuid.UUID] = field(default_factory=list)
    later: list[tuple[datetime, list[uuid.UUID]]] = field(default_factory=list)


def gather(now: datetime) -> int:
    """Make letters of what is due; return for how many readers there was something to do."""
    waiting = Notice.objects.filter(mail=Notice.Mail.WAITING)
    due = waiting.filter(due_at__lte=now).values_list("reader_id", flat=True)
    readers = list(due.distinct()[:READERS])
    if readers:
        of_reader: dict[uuid.UUID, list[Notice]] = defaultdict(list)
        for row in waiting.filter(reader__in=readers).order_by("id"):
            of_reader[row.reader_id].append(row)
        plan = _planned(of_reader, now)
        writelane.run(lambda: _write(plan))
    return len(readers)


def _planned(of_reader: dict[uuid.UUID, list[Notice]], now: datetime) -> _Plan:
    plan = _Plan()
    addresses = addresses_of(of_reader)
    quiet = silenced(digest_of(each.email) for each in addresses.values())
    last = _last_news(of_reader, now)
    for reader, notices in of_reader.items():
        address = addresses.get(reader)
        if address is None or digest_of(address.email) in quiet:
            plan.dropped += _ids(notices)
        elif address.proved_at is None:
            plan.held += _ids(notices)
        else:
            _plan_letters(plan, notices, address, last.get(reader), now)
    return plan


def _plan_letters(
    plan: _Plan, notices: Sequence[Notice], address: Address, last: datetime | None, now: datetime
) -> None:
    """Give each decision a letter of its own, and all news one, not too soon after the last."""
    for each in notices:
        if each.about in DECISIONS:
            plan.letters.append((_letter(each, Letter.Kind.DECISION, address, now), [each.id]))
    news = [each for each in notices if each.about not in DECISIONS]
    ripe = [each for each in news if each.due_at is not None and each.due_at <= now]
    if ripe and last is not None:
        plan.later.append((last + rules.GATHER, _ids(ripe)))
    elif ripe:
        plan.letters.append((_letter(ripe[0], Letter.Kind.NEWS, address, now), _ids(news)))


def _last_news(readers: Collection[uuid.UUID], now: datetime) -> dict[uuid.UUID, datetime]:
    """Return when each reader got news, of those who got some just now."""
    rows = Letter.objects.filter(reader__in=list(readers), kind=Letter.Kind.NEWS)
    found = rows.filter(made_at__gt=now - rules.GATHER).order_by("made_at")
    return dict(found.values_list("reader_id", "made_at"))


def _letter(first: Notice, kind: Letter.Kind, address: Address, now: datetime) -> Letter:
    return Letter(
        id=ids.uuid7(),
        publication_id=first.publication_id,
        reader_id=first.reader_id,
        kind=kind,
        digest=digest_of(address.email),
        made_at=now,
        next_at=now,
    )


def _write(plan: _Plan) -> None:
    """Write the letters; what its reader has unwished since it was read goes into none."""
    waiting = Notice.objects.filter(mail=Notice.Mail.WAITING)
    Letter.objects.bulk_create([letter for letter, _notices in plan.letters])
    for letter, notices in plan.letters:
        waiting.filter(id__in=notices).update(mail=Notice.Mail.WRITTEN, letter=letter)
    for moment, notices in plan.later:
        waiting.filter(id__in=notices).update(due_at=moment)
    waiting.filter(id__in=plan.held).update(mail=Notice.Mail.HELD)
    waiting.filter(id__in=plan.dropped).update(mail=Notice.Mail.NONE)


def _ids(notices: Iterable[Notice]) -> list[uuid.UUID]:
    return [each.id for each in notices]
