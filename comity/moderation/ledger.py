"""Writes decisions down: the row, the journal entry, the statement to whom it restricts.

Called inside the write that carries the decision out, so that all of it is one transaction.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import F

from comity.comments.queries.judged import Judged
from comity.ground import clock, ids
from comity.journal import record
from comity.moderation.acts import Act
from comity.moderation.models import Decision, Figure, Report, Statement
from comity.moderation.words import NO_REASON, Why
from comity.readers.roles import Staff

DECIDED = "moderation.decided"
BROUGHT_IN = "moderation.brought_in"
"""A decision that came with an export: the journal repeats it, and nobody is told again."""

STATED = "moderation.stated"


@dataclass(frozen=True)
class Subject:
    """What is decided about: at least one of these."""

    story: uuid.UUID | None = None
    comment: uuid.UUID | None = None
    reader: uuid.UUID | None = None


@dataclass(frozen=True)
class Entry:
    """A decision as it is to be written down. `by` None: no person decided."""

    act: Act
    publication: str
    subject: Subject
    batch: uuid.UUID
    by: Staff | None
    why: Why = NO_REASON
    before: Mapping[str, Any] = field(default_factory=dict)
    undoes: Decision | None = None


def decide(entry: Entry) -> Decision:
    """Write a decision down; its journal entry repeats all that the row says."""
    at = clock.now()
    row = Decision.objects.create(
        id=ids.uuid7(),
        batch=entry.batch,
        publication_id=entry.publication,
        story_id=entry.subject.story,
        comment_id=entry.subject.comment,
        reader_id=entry.subject.reader,
        act=entry.act,
        ground=entry.why.ground,
        legal_ground=entry.why.law,
        explanation=entry.why.explanation,
        automated=entry.by is None,
        by_id=entry.by.user if entry.by else None,
        by_name=entry.by.name if entry.by else "",
        before=dict(entry.before),
        undoes=entry.undoes,
        at=at,
    )
    record.append(
        DECIDED,
        publication=entry.publication,
        subject=str(row.id),
        actor=entry.by.actor if entry.by else "system",
        data=told(row),
        words=words(row),
    )
    add_up(row)
    return row


def add_up(row: Decision) -> None:
    """Count a decision in the figures of its month."""
    figure, _made = Figure.objects.get_or_create(
        publication_id=row.publication_id,
        month=row.at.date().replace(day=1),
        act=row.act,
        ground=row.ground,
        automated=row.automated,
    )
    Figure.objects.filter(pk=figure.pk).update(count=F("count") + 1)


def told(row: Decision) -> dict[str, Any]:
    """Return what the journal says of a decision; `comity doctor --audit` compares the row."""
    return {
        "act": row.act,
        "at": row.at.isoformat(),
        "by": row.by_name,
        "automated": row.automated,
        "comment": str(row.comment_id or ""),
        "story": str(row.story_id or ""),
        "reader": str(row.reader_id or ""),
        "ground": row.ground,
        "undoes": str(row.undoes_id or ""),
    }


def words(row: Decision) -> dict[str, str]:
    """Return what a moderator wrote in a decision. It is erased with whom it is about."""
    return {"law": row.legal_ground, "explanation": row.explanation}


def state(
    decision: Decision,
    *,
    facts: str,
    judged: Judged | None = None,
    language: str = "",
    ends_at: datetime | None = None,
) -> Statement:
    """Give the one concerned a statement of reasons for a decision that restricts them."""
    row = Statement.objects.create(
        id=ids.uuid7(),
        decision=decision,
        publication_id=decision.publication_id,
        reader_id=judged.comment.reader if judged else decision.reader_id,
        facts=facts,
        rules=[finding.record() for finding in judged.findings] if judged else [],
        detected=_detected(decision, judged),
        ends_at=ends_at,
        language=language,
        made_at=decision.at,
    )
    record.append(
        STATED,
        publication=row.publication_id,
        subject=str(row.id),
        actor="system",
        data={"decision": str(decision.id), "reader": str(row.reader_id or "")},
    )
    return row


def _detected(decision: Decision, judged: Judged | None) -> str:
    """Say who pointed it out first: a notice, a report, the house rules, or staff themselves."""
    kinds = set(
        Report.objects.filter(comment=decision.comment_id, decision=None).values_list(
            "kind", flat=True
        )
        if decision.comment_id
        else ()
    )
    for kind in (Report.Kind.NOTICE, Report.Kind.REPORT):
        if kind in kinds:
            return kind.value
    return "rules" if judged and judged.findings else "staff"
