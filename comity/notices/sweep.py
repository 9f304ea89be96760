"""What is kept no longer than it is needed: letters, notices, addresses that were never proved."""

from datetime import datetime, timedelta

from comity.ground import clock, writelane
from comity.notices.kinds import DECISIONS
from comity.notices.models import Letter, Notice
from comity.readers.actions import drop_unproved

KEPT = timedelta(days=90)
"""For how long letters are kept, so that a bounce finds the one it means, and seen notices."""

UNPROVED = timedelta(days=30)
"""For how long an address is kept that nobody has said to be theirs."""


def sweep() -> None:
    """Take what is too old, in one write. Called once an hour."""
    writelane.run(lambda: _sweep(clock.now()))


def _sweep(now: datetime) -> None:
    asked = Letter.objects.filter(kind=Letter.Kind.PROOF, made_at__lt=now - UNPROVED)
    later = Letter.objects.filter(kind=Letter.Kind.PROOF, made_at__gte=now - UNPROVED)
    silent = asked.exclude(reader__in=later.values("reader"))
    drop_unproved(list(silent.values_list("reader_id", flat=True)))
    Notice.objects.filter(mail=Notice.Mail.HELD, at__lt=now - UNPROVED).update(
        mail=Notice.Mail.NONE
    )
    seen = Notice.objects.filter(seen_at__lt=now - KEPT).exclude(about__in=DECISIONS)
    seen.exclude(mail=Notice.Mail.WAITING).delete()
    ended = (Letter.State.SENT, Letter.State.DROPPED, Letter.State.GIVEN_UP)
    Letter.objects.filter(state__in=ended, made_at__lt=now - KEPT).delete()
