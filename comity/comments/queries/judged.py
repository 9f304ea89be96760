"""Comments as those see them who judge: with what the house rules found, and what stood before."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from comity.comments.models import Comment, Former
from comity.comments.queries.view import CommentView
from comity.houserules import Finding


@dataclass(frozen=True)
class Judged:
    """A comment, the findings of the house rules on it as it stands, and its fingerprint."""

    comment: CommentView
    findings: tuple[Finding, ...]
    fingerprint: str


@dataclass(frozen=True)
class FormerView:
    """What a comment said before an edit, and when that was replaced."""

    source: str
    replaced_at: datetime


def judged(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Judged]:
    """Return these comments by their ids; unknown ids are left out."""
    return {row.id: _of(row) for row in Comment.objects.filter(id__in=list(ids))}


def numbered(story: uuid.UUID, first: int, last: int) -> list[uuid.UUID]:
    """Return the ids of a story's comments with numbers from `first` to `last`."""
    rows = Comment.objects.filter(story=story, number__gte=first, number__lte=last)
    return list(rows.order_by("number").values_list("id", flat=True))


def formers(comment_id: uuid.UUID) -> tuple[FormerView, ...]:
    """Return what a comment said before each of its edits, the latest first."""
    rows = Former.objects.filter(comment=comment_id).order_by("-replaced_at")
    return tuple(FormerView(row.source, row.replaced_at) for row in rows)


def _of(row: Comment) -> Judged:
    return Judged(
        CommentView.of(row),
        tuple(Finding.read(each) for each in row.findings),
        row.fingerprint,
    )
