"""Since when what is due to go out has waited: a courier that is there takes it within seconds."""

from datetime import datetime

from django.conf import settings

from comity.notices.models import Letter, Notice
from comity.notices.push.keys import offered

ON_THE_WAY = (Letter.State.WAITING, Letter.State.TAKEN)


def mail_due_since(now: datetime) -> datetime | None:
    """Return since when the oldest letter or notice is due by mail; None where none is."""
    if not settings.MAIL:
        return None
    letters = Letter.objects.filter(state__in=ON_THE_WAY, next_at__lte=now)
    notices = Notice.objects.filter(mail=Notice.Mail.WAITING, due_at__lte=now)
    oldest = (
        letters.order_by("next_at").values_list("next_at", flat=True).first(),
        notices.order_by("due_at").values_list("due_at", flat=True).first(),
    )
    return min((each for each in oldest if each is not None), default=None)


def push_due_since(now: datetime) -> datetime | None:
    """Return since when the oldest notice is due in a browser; None where none is."""
    if not offered():
        return None
    due = Notice.objects.filter(push=Notice.Push.WAITING, push_at__lte=now)
    return due.order_by("push_at").values_list("push_at", flat=True).first()
