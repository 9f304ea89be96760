"""What this room keeps of a reader: what was decided about them, and what they were told.

That something was decided, when, by whom and on which ground stays, for the account that a
newsroom owes; the words go: those of the reader, and those that were written about them.
"""

import uuid
from collections.abc import Iterator, Sequence
from functools import partial

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from comity.comments.queries.of_reader import ids_of_reader
from comity.ground import rows, writelane
from comity.journal.erasure import erase_words
from comity.moderation.grounds import BY_GROUND, Ground
from comity.moderation.models import Appeal, Case, Decision, Note, Report, Statement
from comity.moderation.queries.statements import statements_of
from comity.moderation.telling import told as in_words
from comity.readers.belongings import Chapter, Manner, Piece, in_parts
from comity.readers.queries import address_of, reader_by_id

REPORT = ("id", "comment_id", "ground", "text", "law", "made_at")
TEXTS = ("reason", "asked", "pick")
"""What `Decision.before` holds of staff's words."""


def told(reader: uuid.UUID) -> Iterator[Chapter]:
    """Return the statements of reasons that a reader was given, and what they reported.

    What staff noted is theirs to show: a note may be about others as well (docs/privacy.md).
    """
    yield Chapter("statements", _("What was decided about you, and why"), _statements(reader))
    yield Chapter("reports", _("What you reported"), _reports(reader))


def forget(reader: uuid.UUID, manner: Manner) -> None:
    """Erase the words of decisions, statements, appeals, reports and notes, before the comments.

    What the journal says of notes stands under the reader, and goes with their names.
    """
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
        reports = Report.objects.filter(comment__in=some)
        writelane.run(partial(reports.update, text=""))
    writelane.run(partial(_forget_reports, reader))
    writelane.run(lambda: Note.objects.filter(reader=reader).delete())
    cases = Case.objects.filter(reader=reader)
    writelane.run(partial(cases.update, reader=None))


def _statements(reader: uuid.UUID) -> Iterator[Piece]:
    for each in statements_of(reader, limit=None):
        words = in_words(each)
        data = {
            "act": each.act,
            "ground": each.ground,
            "law": each.law,
            "explanation": each.explanation,
            "automated": each.automated,
            "facts": each.facts,
            "made_at": each.made_at.isoformat(),
            "appeal": each.appeal,
            "outcome": each.outcome,
            "answer": each.answer,
        }
        lines = (
            (_("Why"), f"{words.ground} {words.explanation}".strip()),
            (_("Given"), date_format(each.made_at, "DATETIME_FORMAT")),
            (_("Your appeal"), each.appeal),
            (_("What became of it"), f"{words.outcome} {each.answer}".strip()),
        )
        yield Piece(data, words.decided, lines, text=each.facts)


def _reports(reader: uuid.UUID) -> Iterator[Piece]:
    mine = Report.objects.filter(reader=reader).order_by("made_at")
    for row, data in zip(mine, rows.told(mine, REPORT), strict=True):
        title = _(BY_GROUND[Ground(row.ground)].title)
        made = ((_("Reported"), date_format(row.made_at, "DATETIME_FORMAT")),)
        yield Piece(data, title, made, text=row.text)


def _unsay(publication: str, reader: uuid.UUID, ids: Sequence[uuid.UUID]) -> None:
    """Erase the words of decisions, in their rows and in the journal alike."""
    decided = Decision.objects.filter(id__in=ids)
    for row in decided.exclude(before={}):
        row.before = {name: "" if name in TEXTS else was for name, was in row.before.items()}
        row.save(update_fields=["before"])
    decided.update(explanation="", legal_ground="")
    Appeal.objects.filter(statement__decision__in=ids).update(text="")
    Statement.objects.filter(decision__in=ids).update(facts="", rules=[])
    erase_words(publication, reader, [str(each) for each in ids])


def _forget_reports(reader: uuid.UUID) -> None:
    Report.objects.filter(reader=reader).update(text="", law="")
    address = address_of(reader)
    if address is not None and address.proved_at is not None:
        notices = Report.objects.filter(kind=Report.Kind.NOTICE, email__iexact=address.email)
        notices.update(text="", law="", name="", email="")
