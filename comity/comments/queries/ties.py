"""What ties readers together: the same words, and votes for each other."""

import uuid
from collections import Counter
from dataclasses import dataclass

from comity.comments.models import Comment, Vote
from comity.comments.queries.view import CommentView
from comity.houserules.fingerprint import Fingerprint
from comity.readers.queries import reader_by_id

COMPARED = 200
"""How many comments of the story, and how many of the reader's own, are looked at."""


@dataclass(frozen=True)
class Echo:
    """Another reader of the same story who said the same, or nearly."""

    reader: uuid.UUID
    name: str
    exact: bool


@dataclass(frozen=True)
class Tie:
    """Another reader who votes for this one, and for whom this one votes.

    `got` and `given` count votes up; `share` is the part of all theirs that came here.
    """

    reader: uuid.UUID
    name: str
    got: int
    given: int
    share: float


def echoes(comment: CommentView, fingerprint: str) -> tuple[Echo, ...]:
    """Return the other readers of the same story who said what this comment says."""
    if not fingerprint:
        return ()
    mine = Fingerprint.read(fingerprint)
    rows = (
        Comment.objects.filter(story=comment.story)
        .exclude(reader=comment.reader)
        .exclude(reader=None)
        .exclude(fingerprint="")
        .order_by("-number")
        .values_list("reader_id", "name", "fingerprint")[:COMPARED]
    )
    found: dict[uuid.UUID, Echo] = {}
    for reader, name, written in rows:
        other = Fingerprint.read(written)
        exact = mine.same(other) and mine.words >= 4
        if reader is not None and (exact or mine.nearly(other)):
            former = found.get(reader)
            found[reader] = Echo(reader, name, exact or bool(former and former.exact))
    return tuple(found.values())


def ties(reader: uuid.UUID) -> tuple[Tie, ...]:
    """Return who voted for this reader's latest comments, and how often that was returned."""
    own = list(
        Comment.objects.filter(reader=reader)
        .order_by("-posted_at")
        .values_list("id", flat=True)[:COMPARED]
    )
    got = Counter(
        Vote.objects.filter(comment__in=own, value=1)
        .exclude(reader=reader)
        .values_list("reader_id", flat=True)
    )
    voters = [voter for voter, _times in got.most_common(10)]
    given = Counter(
        Vote.objects.filter(reader=reader, value=1, comment__reader__in=voters).values_list(
            "comment__reader_id", flat=True
        )
    )
    return tuple(
        Tie(
            voter,
            reader_by_id(voter).name,
            got[voter],
            given[voter],
            _share(voter, got[voter]),
        )
        for voter in voters
        if given[voter]
    )


def _share(voter: uuid.UUID, got: int) -> float:
    cast = Vote.objects.filter(reader=voter, value=1)[:1000].count()
    return got / cast if cast else 0.0
