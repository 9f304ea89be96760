"""Statements of reasons as the ones concerned read them."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core import signing
from django.db.models import QuerySet

from comity.ground import clock
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.houserules import Finding
from comity.moderation import terms
from comity.moderation.acts import SANCTIONS, Act
from comity.moderation.models import Case, Decision, Statement
from comity.moderation.queues import PUBLIC

SALT = "comity.moderation.statement"


@dataclass(frozen=True)
class StatementView:
    """What was decided about somebody, why, and how it can be appealed against."""

    id: uuid.UUID
    publication: str
    reader: uuid.UUID | None
    comment: uuid.UUID | None
    act: str
    ground: str
    law: str
    explanation: str
    automated: bool
    detected: str
    facts: str
    findings: tuple[Finding, ...]
    made_at: datetime
    ends_at: datetime | None
    undone: bool
    lifted: bool
    """Whether it is a sanction that was lifted before its end: it was right, and binds no more."""
    freed: bool
    """Whether the comment that it keeps from others is public, by what was decided later."""
    appeal: str
    """What was said against it; "" where nobody appealed."""
    outcome: str
    """`uphold`, `reverse`, or the act that freed it before; "" while it waits."""
    answer: str
    appeal_until: datetime

    @property
    def can_be_appealed(self) -> bool:
        """Whether its author may still appeal."""
        return not (self.appeal or self.undone) and clock.now() <= self.appeal_until


def statement(statement_id: uuid.UUID) -> StatementView:
    """Return a statement; Refusal `no_such_statement` (404)."""
    row = rows().filter(id=statement_id).first()
    if row is None:
        raise no_such_statement()
    return view(row)


def statements_of(reader: uuid.UUID, limit: int | None = 100) -> tuple[StatementView, ...]:
    """Return the statements given to a reader, the latest first."""
    return tuple(view(row) for row in rows().filter(reader=reader).order_by("-made_at")[:limit])


def statements(ids: Iterable[uuid.UUID]) -> list[StatementView]:
    """Return the statements with these ids; unknown ids are left out."""
    return [view(row) for row in rows().filter(id__in=list(ids))]


def answered_by(decisions: Iterable[uuid.UUID]) -> list[tuple[uuid.UUID, StatementView]]:
    """Return, with the decision, the statements whose appeals these decisions answered."""
    wanted = set(decisions)
    found = [(row.appeal.decision_id, row) for row in rows().filter(appeal__decision__in=wanted)]
    return [(decision, view(row)) for decision, row in found if decision is not None]


def lifted_by(decisions: Iterable[uuid.UUID]) -> list[tuple[uuid.UUID, StatementView]]:
    """Return, with the decision, the statements on the sanctions that these decisions lifted."""
    lifts = Decision.objects.filter(id__in=list(decisions), act=Act.LIFT, undone_by=None)
    return [
        (lift.id, view(row))
        for lift in lifts
        for row in rows().filter(
            decision__reader=lift.reader_id,
            decision__act__in=SANCTIONS,
            decision__before__sanction=lift.before["sanction"],
        )
    ]


def addresses_of(comments: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return, by comment, the address of the latest statement about it that stands."""
    found = rows().filter(decision__comment__in=list(comments), decision__undone_by=None)
    return {
        row.decision.comment_id: address(row.id)
        for row in found.order_by("made_at")
        if row.decision.comment_id is not None
    }


def secret(statement_id: uuid.UUID) -> str:
    """Return what stands for a statement in the address that only its reader gets."""
    return signing.Signer(salt=SALT).sign(statement_id.hex)


def read_secret(written: str) -> uuid.UUID:
    """Return the statement that an address stands for; Refusal `no_such_statement` (404)."""
    try:
        return uuid.UUID(signing.Signer(salt=SALT).unsign(written))
    except (signing.BadSignature, ValueError) as fault:
        raise no_such_statement() from fault


def address(statement_id: uuid.UUID) -> str:
    """Return the address of a statement's page, which is for its reader alone."""
    return f"/statements/{secret(statement_id)}/"


def no_such_statement() -> Refusal:
    """Return the refusal for a statement that is not here, or somebody else's."""
    return Refusal("no_such_statement", 404, _("There is no such statement of reasons."))


def rows() -> QuerySet[Statement]:
    """Return all statements, each with all that `view` reads; for this room's queries."""
    return Statement.objects.select_related("decision__undone_by", "appeal__decision")


def view(row: Statement) -> StatementView:
    """Return what a row tells."""
    decision = row.decision
    appeal = getattr(row, "appeal", None)
    answer = appeal.decision if appeal else None
    return StatementView(
        row.id,
        row.publication_id,
        row.reader_id,
        decision.comment_id,
        decision.act,
        decision.ground,
        decision.legal_ground,
        decision.explanation,
        decision.automated,
        row.detected,
        row.facts,
        tuple(Finding.read(each) for each in row.rules),
        row.made_at,
        row.ends_at,
        hasattr(decision, "undone_by"),
        decision.act in SANCTIONS and _is_lifted(decision),
        decision.act not in SANCTIONS and _is_public(decision),
        appeal.text if appeal else "",
        answer.act if answer else "",
        answer.explanation if answer else "",
        row.made_at + terms.APPEAL,
    )


def _is_public(decision: Decision) -> bool:
    return Case.objects.filter(comment=decision.comment_id, standing__in=PUBLIC).exists()


def _is_lifted(decision: Decision) -> bool:
    lifts = Decision.objects.filter(reader=decision.reader_id, act=Act.LIFT, undone_by=None)
    return lifts.filter(before__sanction=decision.before["sanction"]).exists()
