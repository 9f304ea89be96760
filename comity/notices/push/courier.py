"""Carries notices to the browsers that take them."""

import logging
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings

from comity.ground import clock, outbound, writelane
from comity.notices.models import Browser, Notice
from comity.notices.push.message import push, words
from comity.notices.told import told
from comity.publications.queries import publication

log = logging.getLogger(__name__)

AT_A_TIME = 20
LEASE = timedelta(minutes=2)
"""After which what a killed process had in hand sets out again."""

DELAYS = tuple(timedelta(minutes=each) for each in (1, 5, 30, 120))
"""How long to wait after each try that failed; then the bell has to do."""

GONE = frozenset({404, 410})
"""The browser no longer takes push (RFC 8030, 7.3)."""

LATER = frozenset({408, 429, 500, 502, 503, 504})


class PushCourier:
    """Pushes what is due; of all processes, one at a time does."""

    def deliver(self) -> None:
        """Push what is due now, a few notices at a time."""
        now = clock.now()
        rows = _take(now)
        readers = {row.reader_id for row in rows}
        browsers = list(Browser.objects.filter(reader__in=readers))
        for row in rows:
            mine = [each for each in browsers if each.reader_id == row.reader_id]
            again, gone = _pushed(row, mine)
            writelane.run(partial(_keep, row, gone, again=again))


def _take(now: datetime) -> list[Notice]:
    due = Notice.objects.filter(push=Notice.Push.WAITING, push_at__lte=now)

    def write() -> list[Notice]:
        rows = list(due.order_by("push_at")[:AT_A_TIME])
        ids = [row.id for row in rows]
        Notice.objects.filter(id__in=ids).update(push_at=now + LEASE)
        return rows

    return writelane.run(write) if due.exists() else []


def _pushed(row: Notice, browsers: Sequence[Browser]) -> tuple[bool, list[uuid.UUID]]:
    """Push a notice; return whether to try again, and which browsers are gone."""
    found = told([row])
    again, gone = False, []
    for browser in browsers if found else ():
        language = browser.language or publication(row.publication_id).locale
        said = words(found[0], language)
        try:
            made = push(said, browser.endpoint, browser.p256dh, browser.auth)
        except ValueError as fault:
            log.warning("a browser's keys are none: %s", fault)
            gone.append(browser.id)
            continue
        try:
            answer = outbound.post(
                browser.endpoint,
                made.body,
                made.headers,
                allow_private=settings.WEBHOOKS_PRIVATE,
            )
        except outbound.Unreachable as fault:
            log.info("a push service was not reached: %s", fault)
            again = True
            continue
        if answer.status in GONE:
            gone.append(browser.id)
        elif answer.status in LATER:
            again = True
        elif answer.status >= 400:
            log.warning("a push service answered %s: %s", answer.status, answer.words[:200])
    return again, gone


def _keep(row: Notice, gone: Sequence[uuid.UUID], *, again: bool) -> None:
    Browser.objects.filter(id__in=gone).delete()
    mine = Notice.objects.filter(id=row.id, push=Notice.Push.WAITING)
    if again and row.push_tries < len(DELAYS):
        later = clock.now() + DELAYS[row.push_tries]
        mine.update(push_at=later, push_tries=row.push_tries + 1)
    else:
        mine.update(push=Notice.Push.DONE, push_at=None)
