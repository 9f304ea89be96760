"""What this room keeps of a reader: what was decided about them, and what they were told.

That something was decided, when, by whom and on which ground stays, for the account that a
newsroom owes; the words go: those of the reader, and those that were written about them.
"""

import uuid
from collections.abc import Sequence
from functools import partial

from django.db.models import Q

from comity.comments.queries.of_reader import ids_of_reader
from comity.ground import writelane
from comity.journal.erasure import erase_words
from comity.moderation.models import Appeal, Case, Decision, Note, Report, Statement
from comity.readers.belongings import Manner, in_parts
from comity.readers.queries import address_of, reader_by_id

TEXTS = ("reason", "asked", "pick")
"""What `Decision.before` holds of staff's words."""


def forget(reader: uuid.UUID, manner: Manner) -> None:
    """Erase the words of decisions, statements, appeals, reports and notes, before the comments."""
    publication = reader_by_id(reader).publication
    said = ids_of_reader(reader)
    emptied = said if manner is Manner.REMOVE else ids_of_reader(reader, public=False)
    about = Q(reader=reader) | Q(comment__reader=reader)
    decided = list(Decision.objects.filter(about).values_list("id", flat=True))
    for some in in_parts(decided):
        writelane.run(partial(_unsay, publication, reader, some))
    for some in in_parts(said):
        words = partial(erase_words, publication, reader, [str(each) for each in some])
        writelane.run(words)
    for some in in_parts(emptied):
        rows = Report.objects.filter(comment__in=some)
        writelane.run(partial(rows.update, text=""))
    writelane.run(partial(_forget_reports, reader))
    writelane.run(lambda: Note.objects.filter(reader=reader).delete())
    cases = Case.objects.filter(reader=reader)
    writelane.run(partial(cases.update, reader=None))


def _unsay(publication: str, reader: uuid.UUID, ids: Sequence[uuid.UUID]) -> None:
    """Erase the words of decisions, in their rows and in the journal alike."""
    rows = Decision.objects.filter(id__in=ids)
    for row in rows.exclude(before={}):
        row.before = {name: "" if name in TEXTS else was for name, was in row.before.items()}
        row.save(update_fields=["before"])
    rows.update(explanation="", legal_ground="")
    Appeal.objects.filter(statement__decision__in=ids).update(text="")
    Statement.objects.filter(decision__in=ids).update(facts="", rules=[])
    erase_words(publication, reader, [str(each) for each in ids])


def _forget_reports(reader: uuid.UUID) -> None:
    Report.objects.filter(reader=reader).update(text="", law="")
    address = address_of(reader)
    if address is not None and address.proved_at is not None:
        notices = Report.objects.filter(kind=Report.Kind.NOTICE, email__iexact=address.email)
        notices.update(text="", law="", name="", email="")
