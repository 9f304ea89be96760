"""The passages of a story at which something is said."""

import uuid
from dataclasses import dataclass

from django.db.models import Q

from comity.comments.state import State
from comity.passages.anchoring import Selector
from comity.passages.models import Passage

MOST = 500
"""Passages that a page is told of, the newest; the thread has all."""


@dataclass(frozen=True)
class PassageView:
    """A passage, and what is said there: a comment (its number), or a question."""

    id: uuid.UUID
    number: int | None
    question: str
    name: str
    quote: str
    """The words as they were selected."""
    selector: Selector
    """The words as they are now."""
    standing: str
    confidence: float


def said_at(story_id: uuid.UUID) -> list[PassageView]:
    """Return the passages with public comments and open questions, the newest MOST, by place."""
    public = Q(comment__state=State.PUBLISHED)
    asked = Q(question__isnull=False, question__withdrawn_at=None)
    return _views(Q(story=story_id) & (public | asked))


def questions(story_id: uuid.UUID) -> list[PassageView]:
    """Return the questions that the newsroom asks in a story now."""
    return _views(Q(story=story_id, question__isnull=False, question__withdrawn_at=None))


def _views(wanted: Q) -> list[PassageView]:
    rows = Passage.objects.filter(wanted).select_related("question").order_by("-id")
    numbered = rows.values_list("id", "comment__number")
    numbers = dict(numbered[:MOST])
    views = [_view(row, numbers.get(row.id)) for row in rows[:MOST]]
    return sorted(views, key=lambda view: (view.selector.start, view.id))


def _view(row: Passage, number: int | None) -> PassageView:
    question = getattr(row, "question", None)
    return PassageView(
        row.id,
        number,
        question.text if question else "",
        question.name if question else "",
        row.exact,
        Selector(**row.now),
        row.standing,
        row.confidence,
    )
