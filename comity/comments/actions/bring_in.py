"""Bring in the comments of an archive, many at a time, each once however often it is tried."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from comity.comments import facts
from comity.comments.actions.seating import Seating, known, save
from comity.comments.archived import Archived
from comity.comments.models import Comment, Vote
from comity.ground import clock, markdown, rows
from comity.journal import record
from comity.stories.queries import no_such_story
from comity.stories.turn import Turn


@dataclass(frozen=True)
class BroughtIn:
    """What became of a batch: how many were new here, and how many had come before."""

    new: int
    known: int


def bring_in(
    story_id: uuid.UUID,
    archived: Sequence[Archived],
    *,
    readers: Mapping[str, uuid.UUID] | None = None,
    actor: str = "system",
) -> Callable[[], BroughtIn]:
    """Add archived comments to a story, parents before answers; the write does it at once.

    Where a parent is not known the comment answers the story itself, and `told` says so.
    `readers` says who their authors are here; an author who is not among them is nobody here.
    """
    write = bring_in_all({story_id: archived}, readers=readers, actor=actor)
    return lambda: write()[story_id]


def bring_in_all(
    threads: Mapping[uuid.UUID, Sequence[Archived]],
    *,
    readers: Mapping[str, uuid.UUID] | None = None,
    actor: str = "system",
) -> Callable[[], dict[uuid.UUID, BroughtIn]]:
    """Do as `bring_in` does for many stories at once; the write says what became of each.

    Raises a Refusal no_such_story for a story that is not there.
    """
    ready = {
        story: [(each, each.html or markdown.render(each.source).html) for each in archived]
        for story, archived in threads.items()
    }

    def write() -> dict[uuid.UUID, BroughtIn]:
        turns = Turn.of_many(ready)
        done: dict[uuid.UUID, BroughtIn] = {}
        seatings: list[Seating] = []
        for story, comments in ready.items():
            if story not in turns:
                raise no_such_story()
            turn = turns[story]
            there = {} if turn.is_empty else known(story, threads[story])
            seating = Seating(turn, story, there, readers or {})
            for each, safe in comments:
                if each.origin not in there:
                    seating.take(each, safe)
            done[story] = BroughtIn(seating.new, len(comments) - seating.new)
            if seating.new:
                seatings.append(seating)
        save(seatings)
        record.append_all([_told(each, actor) for each in seatings])
        Turn.write_down([each.turn for each in seatings])
        return done

    return write


def _told(seating: Seating, actor: str) -> record.Draft:
    """End a story's turn, but for its row, and return what the journal says of it."""
    turn = seating.turn
    version = turn.end(
        visible=True,
        count=seating.published,
        roots_shown=seating.roots_shown,
        spoken_at=seating.spoken_at,
        save=False,
    )
    return record.Draft(
        facts.BROUGHT_IN,
        publication=turn.publication,
        story=seating.story,
        version=version,
        subject=str(seating.story),
        actor=actor,
        data={"first": seating.first, "last": seating.last},
    )


def bring_in_votes(story_id: uuid.UUID, votes: Mapping[str, Mapping[uuid.UUID, int]]) -> None:
    """Keep who voted how (1 or -1), by the origin of the comment, inside a write.

    The comments' figures are left alone: an archive may count votes whose voters it has lost.
    """
    found = Comment.objects.filter(story=story_id, origin__in=rows.listed(votes)).exclude(origin="")
    at = clock.now()
    cast = [
        (comment, reader, value, at)
        for comment, origin in found.values_list("id", "origin")
        for reader, value in votes[origin].items()
    ]
    rows.insert(Vote, ("comment_id", "reader_id", "value", "cast_at"), cast, ignore=True)
