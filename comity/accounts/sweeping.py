"""What is dropped once nobody can use it any more."""

from datetime import timedelta

from django.contrib.sessions.models import Session

from comity.accounts.models import Proof
from comity.ground import clock, writelane

KEPT = timedelta(days=1)
"""For how long it is remembered that a link was used, and to which address it had gone."""


def drop_old() -> None:
    """Drop the questions of yesterday, and the sessions of browsers that are over."""

    def write() -> None:
        now = clock.now()
        Proof.objects.filter(made_at__lt=now - KEPT).delete()
        Session.objects.filter(expire_date__lt=now).delete()

    writelane.run(write)
