"""The card: one comment with all that a moderator needs to decide about it."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from comity.comments.queries import CommentView
from comity.comments.queries import comment as comment_of
from comity.comments.queries.judged import FormerView, formers, judged
from comity.houserules import Finding
from comity.moderation.concerned import own_case
from comity.moderation.marking import Span, marked
from comity.moderation.models import Case, Decision, Report
from comity.moderation.queries.appeals import AppealView, waiting_about
from comity.moderation.queries.decisions import DecisionView, decision_view
from comity.readers.roles import Staff
from comity.stories.queries import StoryView, story_by_id


@dataclass(frozen=True)
class ReportView:
    """What somebody pointed out. `reader` None: a stranger, or a notice with the name it gave."""

    kind: str
    ground: str
    text: str
    law: str
    name: str
    reader: uuid.UUID | None
    made_at: datetime
    answered: bool


@dataclass(frozen=True)
class Card:
    """One comment as the desk judges it."""

    comment: CommentView
    html: str
    """Safe HTML with the evidence marked."""
    findings: tuple[Finding, ...]
    fingerprint: str
    story: StoryView
    answers: CommentView | None
    """The comment that it answers."""
    formers: tuple[FormerView, ...]
    decisions: tuple[DecisionView, ...]
    reports: tuple[ReportView, ...]
    appeals: tuple[AppealView, ...]
    standing: str
    score: float | None
    language: str
    claimed_by: int | None
    claimed_until: datetime | None


def card(comment_id: uuid.UUID, staff: Staff) -> Card:
    """Return a comment's card; Refusal `no_such_comment` (404) where it is not theirs to see."""
    case = own_case(comment_id, staff)
    each = judged([comment_id])[comment_id]
    comment = each.comment
    return Card(
        comment,
        marked(comment.source, _spans(each.findings)),
        each.findings,
        each.fingerprint,
        story_by_id(comment.story),
        comment_of(comment.parent) if comment.parent else None,
        formers(comment_id),
        _decisions(comment_id),
        tuple(_report(row) for row in Report.objects.filter(comment=comment_id)[:50]),
        waiting_about(comment_id),
        case.standing,
        case.score,
        case.language,
        case.claimed_by_id,
        case.claimed_until,
    )


@dataclass(frozen=True)
class Standing:
    """Where a comment's case stands, and who is at work on it until when."""

    standing: str
    claimed_by: int | None
    claimed_until: datetime | None


def standing_of(comment_id: uuid.UUID, staff: Staff) -> Standing | None:
    """Return how a comment stands, at the cost of one row; None where it is not theirs to see."""
    case = Case.objects.filter(pk=comment_id, publication=staff.publication).first()
    if case is None or not staff.covers(case.section):
        return None
    return Standing(case.standing, case.claimed_by_id, case.claimed_until)


def _spans(findings: tuple[Finding, ...]) -> list[Span]:
    return [
        Span(start, end, number)
        for number, finding in enumerate(findings, 1)
        for start, end in finding.spans
    ]


def _decisions(comment_id: uuid.UUID) -> tuple[DecisionView, ...]:
    rows = list(Decision.objects.filter(comment=comment_id).order_by("-at")[:30])
    undone = {row.undoes_id for row in rows}
    return tuple(decision_view(row, undone=row.id in undone) for row in rows)


def _report(row: Report) -> ReportView:
    return ReportView(
        row.kind,
        row.ground,
        row.text,
        row.law,
        row.name,
        row.reader_id,
        row.made_at,
        row.decision_id is not None,
    )
