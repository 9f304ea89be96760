"""Decisions as the desk shows them."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from comity.moderation.models import Decision


@dataclass(frozen=True)
class DecisionView:
    """A decision as the desk shows it."""

    id: uuid.UUID
    batch: uuid.UUID
    act: str
    ground: str
    explanation: str
    by: int | None
    by_name: str
    automated: bool
    at: datetime
    undone: bool


def decision_view(row: Decision, *, undone: bool) -> DecisionView:
    """Return what a row tells, and whether another one has undone it."""
    return DecisionView(
        row.id,
        row.batch,
        row.act,
        row.ground,
        row.explanation,
        row.by_id,
        row.by_name,
        row.automated,
        row.at,
        undone,
    )
