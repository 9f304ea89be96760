"""What stands in a case besides its comment, counted from the rows of decisions and reports."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max

from comity.moderation.acts import Act
from comity.moderation.models import Appeal, Decision, Report

SETTLING = frozenset({Act.APPROVE, Act.REJECT, Act.ASK_EDIT, Act.DISMISS, Act.UPHOLD, Act.REVERSE})
"""Decisions after which a comment counts as looked at."""


@dataclass(frozen=True)
class History:
    """When a comment was last decided about, and how many reports and appeals wait."""

    decided_at: datetime | None = None
    reports: int = 0
    appeals: int = 0


def histories(comments: Iterable[uuid.UUID]) -> dict[uuid.UUID, History]:
    """Return the history of each of these comments."""
    ids = list(comments)
    decided = Decision.objects.filter(comment__in=ids, act__in=SETTLING).exclude(
        undone_by__act=Act.UNDO
    )
    at = dict(decided.values_list("comment").annotate(Max("at")))
    waiting = Report.objects.filter(comment__in=ids, decision=None)
    reports = dict(waiting.values_list("comment").annotate(Count("pk")))
    unanswered = Appeal.objects.filter(statement__decision__comment__in=ids, decision=None)
    appeals = dict(unanswered.values_list("statement__decision__comment").annotate(Count("pk")))
    return {key: History(at.get(key), reports.get(key, 0), appeals.get(key, 0)) for key in ids}
