"""What this room keeps of a reader: what an archive told of them, what webhooks were told."""

import uuid
from functools import partial

from django.db.models import QuerySet

from comity.comments.queries.of_reader import ids_of_reader, stories_of_reader
from comity.ground import clock, writelane
from comity.interchange.models import Account, Delivery
from comity.journal.erasure import entries_about
from comity.readers.belongings import Manner, in_parts


def forget(reader: uuid.UUID, manner: Manner) -> None:
    """Erase what was told of a reader and their comments, before those go.

    A delivery that still waits is given up: the next ones tell what became of the comments.
    """
    writelane.run(lambda: Account.objects.filter(reader=reader).delete())
    entries = entries_about(stories_of_reader(reader), ids_of_reader(reader))
    for some in in_parts(entries):
        writelane.run(partial(_empty, Delivery.objects.filter(entry__in=some)))


def _empty(rows: QuerySet[Delivery]) -> None:
    waiting = rows.filter(state=Delivery.State.WAITING)
    waiting.update(state=Delivery.State.GIVEN_UP, done_at=clock.now())
    rows.update(body="", problem="")
