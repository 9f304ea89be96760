"""How a story goes at the moment: its heat, and how many new readers came at once."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from comity.comments.models import Comment
from comity.comments.state import State
from comity.houserules import Heat

WINDOW = timedelta(minutes=10)
"""What counts as now. The rate that is usual is that of the day before."""

LOOKED_AT = 300
"""The latest comments that are looked at: more than this in ten minutes is hot anyway."""


def heat_of(story: uuid.UUID, now: datetime, *, before: int | None = None) -> Heat:
    """Return how fast and how toxic a story's thread is now, and whether it was hot already.

    `before` leaves out comments from that number on, where `now` is a moment of the past.

    Toxicity is the mean over the comments of the last minutes of the highest score that was
    found; one that stayed below every threshold counts as none.
    """
    late = _late(story, now - WINDOW, before)
    day = _said(story, before).filter(number__gt=_last(story, before) - 10 * LOOKED_AT)
    in_a_day = day.filter(posted_at__gte=now - timedelta(days=1)).count()
    scores = [_score(findings) for _reader, _at, findings in late]
    return Heat(
        now_rate=len(late) / (WINDOW / timedelta(hours=1)),
        usual_rate=in_a_day / 24,
        toxicity=sum(scores) / len(scores) if scores else 0.0,
        hot_already=any(_held_by_heat(findings) for _reader, _at, findings in late[:5]),
    )


def newcomers(story: uuid.UUID, now: datetime, minutes: int, *, before: int | None = None) -> int:
    """Return how many readers wrote in a story within `minutes` who had nothing published before.

    What was published of them meanwhile does not make them known: a flood that is let in would
    never be one. `before`: as in `heat_of`.
    """
    since = now - timedelta(minutes=minutes)
    late = _late(story, since, before)
    readers = {reader for reader, _at, _findings in late if reader is not None}
    known = Comment.objects.filter(
        reader__in=readers, state=State.PUBLISHED, posted_at__lt=since
    ).values("reader")
    return len(readers - {each["reader"] for each in known.distinct()})


def _late(
    story: uuid.UUID, since: datetime, before: int | None
) -> list[tuple[uuid.UUID | None, datetime | None, Sequence[Any]]]:
    """Return who wrote in a story of late, when, and what was found; the newest first."""
    rows = _said(story, before).order_by("-number")
    found = rows.values_list("reader_id", "posted_at", "findings")[:LOOKED_AT]
    return [row for row in found if row[1] is not None and row[1] >= since]


def _last(story: uuid.UUID, before: int | None) -> int:
    rows = _said(story, before).order_by("-number")
    return rows.values_list("number", flat=True).first() or 0


def _said(story: uuid.UUID, before: int | None) -> QuerySet[Comment]:
    rows = Comment.objects.filter(story=story)
    return rows if before is None else rows.filter(number__lt=before)


def _score(findings: Sequence[Any]) -> float:
    scores = [each["score"] for each in findings if each["rule"].startswith("toxicity")]
    return max((score for score in scores if score is not None), default=0.0)


def _held_by_heat(findings: Sequence[Any]) -> bool:
    return any(each["rule"] == "heat" for each in findings)
