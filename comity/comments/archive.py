"""Comments with what they said before, and who voted on them, as an export holds them."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from comity.comments import facts
from comity.comments.models import Comment, Former, Vote
from comity.comments.state import State
from comity.ground import markdown, rows
from comity.journal import record as journal
from comity.stories.archive import versions

COMMENT = (
    "id", "publication_id", "story_id", "parent_id", "root_id", "number", "position", "depth",
    "reader_id", "name", "badge", "source", "html", "state", "shown", "reason", "asked",
    "findings", "fingerprint", "posted_at", "precision", "edited_at", "pick", "ups", "downs",
    "points", "best", "seats", "answers", "conversation", "quote", "origin", "told",
)  # fmt: skip
FORMER = ("comment_id", "source", "replaced_at")
VOTE = ("comment_id", "reader_id", "value", "cast_at")


def lines(publication: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return a publication's comments, each after the one it answers; their pasts; the votes."""
    comments = Comment.objects.filter(publication=publication).order_by("story_id", "number")
    for record in rows.told(comments, COMMENT):
        yield "comment", record
    formers = Former.objects.filter(comment__publication=publication)
    for record in rows.told(formers.order_by("comment_id", "replaced_at", "id"), FORMER):
        yield "former", record
    votes = Vote.objects.filter(comment__publication=publication)
    for record in rows.told(votes.order_by("comment_id", "reader_id"), VOTE):
        yield "vote", record


@dataclass(frozen=True)
class Public:
    """A comment as readers see it; one that was taken away keeps its line, and no words."""

    number: int
    parent: int | None
    name: str
    html: str
    posted_at: datetime | None
    ups: int
    downs: int
    is_gone: bool


def public(story: uuid.UUID) -> Iterator[Public]:
    """Return a story's public thread in the order of arrival."""
    shown = Comment.objects.filter(story=story, shown=True).order_by("number")
    columns = ("number", "parent__number", "name", "html", "posted_at", "ups", "downs", "state")
    for row in shown.values(*columns).iterator(2000):
        is_gone = row["state"] != State.PUBLISHED
        yield Public(
            row["number"],
            row["parent__number"],
            "" if is_gone else row["name"],
            "" if is_gone else row["html"],
            row["posted_at"],
            row["ups"],
            row["downs"],
            is_gone,
        )


def last_number(story: uuid.UUID) -> int:
    """Return the highest number of a story's comments; 0 where there are none."""
    numbers = Comment.objects.filter(story=story).order_by("-number")
    return numbers.values_list("number", flat=True).first() or 0


def numbered_by_origin(
    story: uuid.UUID, origins: Iterable[str]
) -> dict[str, tuple[uuid.UUID, int, bool]]:
    """Return imported comments of a story by what archives call them: id, number, and whether
    they are public."""
    found = Comment.objects.filter(story=story, origin__in=rows.listed(origins)).exclude(origin="")
    return {
        origin: (key, number, state == State.PUBLISHED)
        for origin, key, number, state in found.values_list("origin", "id", "number", "state")
    }


def number_of_origin(stories: Sequence[uuid.UUID], origin: str) -> tuple[uuid.UUID, int] | None:
    """Return the story and the number of an imported comment that readers see, or None."""
    found = Comment.objects.filter(story__in=stories, origin=origin, shown=True)
    return found.exclude(origin="").values_list("story_id", "number").first()


def read_comment(record: Any) -> list[Any]:
    """Return a line's values, its HTML cleaned; raises ValueError where it is none."""
    values = rows.read(Comment, COMMENT, record)
    place = COMMENT.index("html")
    values[place] = markdown.clean_html(values[place])
    return values


def read_former(record: Any) -> list[Any]:
    """Return a line's values; raises ValueError where it is none."""
    return rows.read(Former, FORMER, record)


def read_vote(record: Any) -> list[Any]:
    """Return a line's values; raises ValueError where it is none."""
    return rows.read(Vote, VOTE, record)


def restore_comments(values: Sequence[Sequence[Any]]) -> int:
    """Put comments back, inside a write, and tell the journal. What is there stays."""
    ids = [each[0] for each in values]
    there = set(Comment.objects.filter(id__in=ids).values_list("id", flat=True))
    fresh = [each for each in values if each[0] not in there]
    rows.insert(Comment, COMMENT, fresh)
    story, number = COMMENT.index("story_id"), COMMENT.index("number")
    seen: dict[uuid.UUID, list[int]] = {}
    for each in fresh:
        seen.setdefault(each[story], []).append(each[number])
    known = versions(set(seen))
    for story_id, numbers in seen.items():
        publication, version = known[story_id]
        journal.append(
            facts.BROUGHT_IN,
            publication=publication,
            story=story_id,
            version=version,
            subject=str(story_id),
            actor="system",
            data={"first": numbers[0], "last": numbers[-1]},
        )
    return len(fresh)


def restore_formers(values: Sequence[Sequence[Any]]) -> int:
    """Put back what comments said before, inside a write. What is there stays; what was erased
    since does not come back."""
    ids = [each[0] for each in values]
    there = set(Former.objects.filter(comment__in=ids).values_list("comment_id", "replaced_at"))
    gone = journal.subjects_of(facts.LEFT, map(str, ids))
    return rows.insert(
        Former,
        FORMER,
        [each for each in values if (each[0], each[2]) not in there and str(each[0]) not in gone],
    )


def restore_votes(values: Sequence[Sequence[Any]]) -> int:
    """Put votes back, inside a write; the comments' figures have them already."""
    return rows.insert(Vote, VOTE, values, ignore=True)
