"""What was decided, pointed out and noted, as an export holds it. Staff's accounts stay behind:
their names come along, where they stood.
"""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from comity.ground import rows
from comity.journal import record as journal
from comity.moderation import cases, ledger
from comity.moderation.models import Appeal, Decision, Note, Report, SavedReply, Statement

DECISION = (
    "id", "batch", "publication_id", "story_id", "comment_id", "reader_id", "act", "ground",
    "legal_ground", "explanation", "automated", "by_name", "before", "undoes_id", "at",
)  # fmt: skip
STATEMENT = (
    "id", "decision_id", "publication_id", "reader_id", "facts", "rules", "detected", "ends_at",
    "language", "made_at",
)  # fmt: skip
APPEAL = ("id", "statement_id", "text", "made_at", "decision_id")
REPORT = (
    "id", "kind", "publication_id", "comment_id", "reader_id", "ground", "text", "law", "name",
    "email", "made_at", "decision_id",
)  # fmt: skip
NOTE = ("reader_id", "text", "by_name", "made_at")
REPLY = ("publication_id", "title", "text")


def lines(publication: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return decisions, each after the one it undoes; statements, appeals, reports; the tools."""
    decisions = Decision.objects.filter(publication=publication).order_by("at", "id")
    for record in rows.told(decisions, DECISION):
        yield "decision", record
    statements = Statement.objects.filter(publication=publication).order_by("id")
    for record in rows.told(statements, STATEMENT):
        yield "statement", record
    appeals = Appeal.objects.filter(statement__publication=publication).order_by("id")
    for record in rows.told(appeals, APPEAL):
        yield "appeal", record
    reports = Report.objects.filter(publication=publication).order_by("id")
    for record in rows.told(reports, REPORT):
        yield "report", record
    notes = Note.objects.filter(reader__publication=publication)
    for record in rows.told(notes.order_by("reader_id", "made_at", "id"), NOTE):
        yield "note", record
    replies = SavedReply.objects.filter(publication=publication).order_by("title")
    for record in rows.told(replies, REPLY):
        yield "saved_reply", record


def read_decision(record: Any) -> list[Any]:
    """Return a line's values; raises ValueError where it is none."""
    return rows.read(Decision, DECISION, record)


def read_statement(record: Any) -> list[Any]:
    """Return a line's values; raises ValueError where it is none."""
    return rows.read(Statement, STATEMENT, record)


def read_appeal(record: Any) -> list[Any]:
    """Return a line's values; raises ValueError where it is none."""
    return rows.read(Appeal, APPEAL, record)


def read_report(record: Any) -> list[Any]:
    """Return a line's values; raises ValueError where it is none."""
    return rows.read(Report, REPORT, record)


def read_note(record: Any) -> list[Any]:
    """Return a line's values; raises ValueError where it is none."""
    return rows.read(Note, NOTE, record)


def read_reply(record: Any) -> list[Any]:
    """Return a line's values; raises ValueError where it is none."""
    return rows.read(SavedReply, REPLY, record)


def restore_decisions(values: Sequence[Sequence[Any]]) -> int:
    """Put decisions back, inside a write, and tell the journal. What is there stays."""
    ids = [each[0] for each in values]
    there = set(Decision.objects.filter(id__in=ids).values_list("id", flat=True))
    count = rows.insert(Decision, DECISION, [each for each in values if each[0] not in there])
    fresh = Decision.objects.filter(id__in=set(ids) - there)
    for row in fresh.order_by("at", "id"):
        journal.append(
            ledger.BROUGHT_IN,
            publication=row.publication_id,
            subject=str(row.id),
            actor="system",
            data=ledger.told(row),
            words=ledger.words(row),
        )
        ledger.add_up(row)
    _recount(fresh.values_list("comment_id", flat=True))
    return count


def restore_statements(values: Sequence[Sequence[Any]]) -> int:
    """Put statements of reasons back, inside a write: nobody is told again. What is there stays."""
    return rows.insert(Statement, STATEMENT, values, ignore=True)


def restore_appeals(values: Sequence[Sequence[Any]]) -> int:
    """Put appeals back, inside a write. What is there stays."""
    count = rows.insert(Appeal, APPEAL, values, ignore=True)
    about = Decision.objects.filter(statement__in=[each[1] for each in values])
    _recount(about.values_list("comment_id", flat=True))
    return count


def restore_reports(values: Sequence[Sequence[Any]]) -> int:
    """Put reports and notices back, inside a write. What is there stays."""
    count = rows.insert(Report, REPORT, values, ignore=True)
    _recount(each[REPORT.index("comment_id")] for each in values)
    return count


def restore_notes(values: Sequence[Sequence[Any]]) -> int:
    """Put notes back, inside a write. What is there stays."""
    found = Note.objects.filter(reader__in=[each[0] for each in values])
    there = set(found.values_list(*NOTE))
    return rows.insert(Note, NOTE, [each for each in values if tuple(each) not in there])


def restore_replies(values: Sequence[Sequence[Any]]) -> int:
    """Put saved replies back, inside a write. What is there stays."""
    return rows.insert(SavedReply, REPLY, values, ignore=True)


def _recount(comments: Iterable[uuid.UUID | None]) -> None:
    cases.recount(sorted({each for each in comments if each is not None}))
