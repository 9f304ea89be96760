"""What this room keeps of a reader: what an archive told of them, what webhooks were told."""

import uuid
from collections.abc import Iterator
from functools import partial

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from comity.comments.queries.of_reader import ids_of_reader, stories_of_reader
from comity.ground import clock, rows, writelane
from comity.interchange.models import Account, Delivery
from comity.journal.erasure import entries_about
from comity.readers.belongings import Chapter, Manner, Piece, in_parts

ACCOUNT = ("email", "website", "role", "joined_at")


def told(reader: uuid.UUID) -> Iterator[Chapter]:
    """Return what an archive told of a reader."""
    yield Chapter("archive", _("What another system told of you"), _account(reader))


def forget(reader: uuid.UUID, manner: Manner) -> None:
    """Erase what was told of a reader and their comments, before those go.

    A delivery that still waits is given up: the next ones tell what became of the comments.
    """
    writelane.run(lambda: Account.objects.filter(reader=reader).delete())
    entries = entries_about(stories_of_reader(reader), ids_of_reader(reader))
    for some in in_parts(entries):
        writelane.run(partial(_empty, Delivery.objects.filter(entry__in=some)))


def _account(reader: uuid.UUID) -> Iterator[Piece]:
    mine = Account.objects.filter(reader=reader)
    for row, data in zip(mine, rows.told(mine, ACCOUNT), strict=True):
        joined = date_format(row.joined_at, "DATE_FORMAT") if row.joined_at else ""
        lines = (
            (_("E-mail address"), row.email),
            (_("Website"), row.website),
            (_("Joined"), joined),
        )
        yield Piece(data, row.role, lines)


def _empty(told: QuerySet[Delivery]) -> None:
    waiting = told.filter(state=Delivery.State.WAITING)
    waiting.update(state=Delivery.State.GIVEN_UP, done_at=clock.now())
    told.update(body="", problem="")
