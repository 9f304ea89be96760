"""The moment in which a past comment was said: what the rules about pace and repetition read."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet

from comity.comments import crowd
from comity.comments.models import Comment
from comity.comments.queries.view import CommentView
from comity.houserules import Heat
from comity.houserules.fingerprint import Fingerprint

REMEMBERED = timedelta(days=2)
OWN, OTHERS = 20, 60
"""How far back, and how many of a reader's own and of a story's comments, are compared."""


@dataclass(frozen=True)
class Moment:
    """How it went when a comment was said; `since_last` is in seconds, None: it was the first."""

    since_last: float | None = None
    own_recent: tuple[Fingerprint, ...] = ()
    story_recent: tuple[Fingerprint, ...] = ()
    heat: Heat | None = None
    newcomers: int = 0


def moment(said: CommentView, *, heat: bool, flood_minutes: int) -> Moment:
    """Return the moment of a comment, from those with smaller numbers in its story.

    Asked for as far as rules read it: `heat`, and newcomers within `flood_minutes` (0: not).
    What the findings of that time say of heat and toxicity is taken as it stands.
    """
    at = said.posted_at
    if at is None:
        return Moment()
    before = Comment.objects.filter(story=said.story, number__lt=said.number).order_by("-number")
    own = Comment.objects.filter(reader=said.reader, posted_at__lt=at).order_by("-posted_at")
    last = before.filter(reader=said.reader).values_list("posted_at", flat=True).first()
    known = said.reader is not None
    return Moment(
        (at - last).total_seconds() if known and last else None,
        _prints(own.filter(posted_at__gte=at - REMEMBERED), OWN) if known else (),
        _prints(before.exclude(reader=said.reader) if known else before, OTHERS),
        crowd.heat_of(said.story, at, before=said.number) if heat else None,
        crowd.newcomers(said.story, at, flood_minutes, before=said.number) if flood_minutes else 0,
    )


def _prints(rows: QuerySet[Comment], limit: int) -> tuple[Fingerprint, ...]:
    written = rows.values_list("fingerprint", flat=True)[:limit]
    return tuple(Fingerprint.read(each) for each in written if each)
