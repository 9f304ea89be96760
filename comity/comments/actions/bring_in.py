"""Bring in the comments of an archive, many at a time, each once however often it is tried."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from comity.comments import facts
from comity.comments.actions.seating import Archived, Seating, known
from comity.comments.models import Comment, Vote
from comity.ground import clock, markdown, rows
from comity.journal import record
from comity.stories.turn import Turn


@dataclass(frozen=True)
class BroughtIn:
    """What became of a batch: how many were new here, and how many had come before."""

    new: int
    known: int


def bring_in(
    story_id: uuid.UUID, archived: Sequence[Archived], *, actor: str = "system"
) -> Callable[[], BroughtIn]:
    """Add archived comments to a story, parents before answers; the write does it at once.

    Where a parent is not known the comment answers the story itself, and `told` says so.
    """
    html = [each.html or markdown.render(each.source).html for each in archived]

    def write() -> BroughtIn:
        turn = Turn(story_id)
        there = {} if turn.is_empty else known(story_id, archived)
        seating = Seating(turn, story_id, there)
        for each, safe in zip(archived, html, strict=True):
            if each.origin not in there:
                seating.take(each, safe)
        if seating.new:
            seating.save()
            version = turn.end(
                visible=True,
                count=seating.published,
                roots_shown=seating.roots_shown,
                spoken_at=seating.spoken_at,
            )
            record.append(
                facts.BROUGHT_IN,
                publication=turn.publication,
                story=story_id,
                version=version,
                subject=str(story_id),
                actor=actor,
                data={"first": seating.first, "last": seating.last},
            )
        return BroughtIn(seating.new, len(archived) - seating.new)

    return write


def bring_in_votes(story_id: uuid.UUID, votes: Mapping[str, Mapping[uuid.UUID, int]]) -> None:
    """Keep who voted how (1 or -1), by the origin of the comment, inside a write.

    The comments' figures are left alone: an archive may count votes whose voters it has lost.
    """
    found = Comment.objects.filter(story=story_id, origin__in=list(votes)).exclude(origin="")
    at = clock.now()
    cast = [
        (comment, reader, value, at)
        for comment, origin in found.values_list("id", "origin")
        for reader, value in votes[origin].items()
    ]
    rows.insert(Vote, ("comment_id", "reader_id", "value", "cast_at"), cast, ignore=True)
