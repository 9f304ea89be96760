"""Follows the journal and writes down whom it concerns; couriers carry it to them."""

import uuid
from collections.abc import Sequence
from datetime import datetime, tzinfo
from functools import partial

from django.conf import settings

from comity.ground import clock, ids, rows, writelane
from comity.journal.record import Fact
from comity.notices import rules
from comity.notices.concerned import Concern, concerned
from comity.notices.kinds import Rhythm
from comity.notices.models import Browser, Notice, Wishes
from comity.publications.queries import publication
from comity.readers.actions.address import PROVED
from comity.readers.queries import Address, addresses_of

TOGETHER = 200
"""Notices written at a time, which other writes wait for."""

COLUMNS = (
    *("id", "publication_id", "reader_id", "about", "subject", "why", "story", "at"),
    *("mail", "due_at", "push", "push_at", "push_tries"),
)


class NoticeFollower:
    """Makes a notice for each reader of each thing that concerns them.

    A thing has one notice a reader, whatever is applied again after a kill: that is what the
    unique key of the rows says. So none is lost, and none is made twice.
    """

    name = "notices"
    lasting = True
    urgent = False

    def apply(self, facts: list[Fact]) -> None:
        """Write down what follows from these facts; free what waited for an address."""
        found = concerned(facts)
        for first in range(0, len(found), TOGETHER):
            values = _rows(found[first : first + TOGETHER], clock.now())
            writelane.run(partial(rows.insert, Notice, COLUMNS, values, ignore=True))
        proved = [uuid.UUID(fact.subject) for fact in facts if fact.kind == PROVED]
        if proved:
            writelane.run(partial(_free, proved, clock.now()))


def _free(readers: Sequence[uuid.UUID], now: datetime) -> None:
    held = Notice.objects.filter(reader__in=readers, mail=Notice.Mail.HELD)
    held.filter(at__lt=now - rules.STALE).update(mail=Notice.Mail.NONE)
    held.update(mail=Notice.Mail.WAITING, due_at=now)


def _rows(concerns: Sequence[Concern], now: datetime) -> list[tuple[object, ...]]:
    readers = {each.reader for each in concerns}
    wishes = {row.reader_id: row for row in Wishes.objects.filter(reader__in=readers)}
    addresses = addresses_of(readers)
    zones = {
        each: publication(each).settings.zone for each in {one.publication for one in concerns}
    }
    pushed = set(Browser.objects.filter(reader__in=readers).values_list("reader_id", flat=True))
    return [
        (
            *(ids.uuid7(), each.publication, each.reader, each.about.value, each.subject),
            *(each.why.value if each.why else "", each.story, each.at),
            *_mail(
                each,
                wishes.get(each.reader),
                addresses.get(each.reader),
                now,
                zones[each.publication],
            ),
            *_push(each, pushed, now),
        )
        for each in concerns
    ]


def _mail(
    concern: Concern,
    wishes: Wishes | None,
    address: Address | None,
    now: datetime,
    zone: tzinfo,
) -> tuple[str, datetime | None]:
    """Return whether and when a notice goes by mail."""
    wishes = wishes or Wishes()
    fresh = now - concern.at <= rules.STALE
    if not settings.MAIL or address is None or not concern.followed or not fresh:
        return Notice.Mail.NONE.value, None
    if not rules.wanted(concern.about, wishes.mail, decisions=wishes.decisions):
        return Notice.Mail.NONE.value, None
    if address.proved_at is None:
        return Notice.Mail.HELD.value, None
    due = rules.due(concern.about, Rhythm(wishes.mail), concern.reader, now, zone)
    return Notice.Mail.WAITING.value, due


def _push(
    concern: Concern, pushed: set[uuid.UUID], now: datetime
) -> tuple[str, datetime | None, int]:
    if concern.reader not in pushed or now - concern.at > rules.STALE:
        return Notice.Push.NONE.value, None, 0
    return Notice.Push.WAITING.value, now, 0
