"""What changed in a discussion, as operations on a page that is open somewhere.

A page of a version, and the patches after it, give what a fresh render would give: the test
`tests/test_patches.py` holds that for every action. The operations are carried out by
`embed/src/reading/patch.ts`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from comity.comments import facts
from comity.comments.queries import CommentView, comment
from comity.journal.record import Fact
from comity.publications.queries import PublicationView
from comity.snapshots import render
from comity.stories.queries import StoryView

Op = Mapping[str, Any]

COUNTED = frozenset(
    {
        facts.POSTED,
        facts.APPROVED,
        facts.WITHDRAWN,
        facts.REMOVED,
        facts.EDITED,
        facts.ASKED,
        facts.RETURNED,
    }
)


def patch(
    fact: Fact, subject: CommentView | None, story: StoryView, house: PublicationView, locale: str
) -> dict[str, Any]:
    """Return the patch that a fact makes: its version, its kind, its operations.

    `subject` is the comment as it is now; None where the fact is about the story. The
    operation `fetch` says that the page has to be fetched again.
    """
    if subject is None:
        return _told(fact, [_state(story) if fact.kind in STORY_STATES else FETCH])
    ops = list(_ops(fact, subject, story, house, locale))
    if subject.number == story.pinned and fact.kind != facts.VOTED:
        ops.append(FETCH)
    if fact.kind in COUNTED:
        ops.append(_count(story, locale))
    return _told(fact, ops)


FETCH: Op = {"op": "fetch"}
STORY_STATES = frozenset({"story.closed", "story.reopened"})


def _ops(
    fact: Fact, subject: CommentView, story: StoryView, house: PublicationView, locale: str
) -> Iterator[Op]:
    if fact.kind == facts.VOTED:
        yield _keys(subject)
        return
    if fact.data.get("entered"):
        yield _insert(subject, story, house, locale)
        if subject.root is not None:
            yield _keys(comment(subject.root))
        return
    yield {
        "op": "replace",
        "number": subject.number,
        "html": render.comment_html(subject, story, house, locale),
    }


def _insert(subject: CommentView, story: StoryView, house: PublicationView, locale: str) -> Op:
    return {
        "op": "insert",
        "parent": comment(subject.parent).number if subject.parent else 0,
        "number": subject.number,
        "position": subject.position,
        "name": subject.name,
        "html": render.branch_html(subject, story, house, locale),
    }


def _keys(subject: CommentView) -> Op:
    return {
        "op": "keys",
        "number": subject.number,
        "best": repr(subject.best),
        "points": subject.points,
        "conversation": subject.conversation,
    }


def _count(story: StoryView, locale: str) -> Op:
    return {"op": "count", "value": story.count, "html": render.count_html(story.count, locale)}


def _state(story: StoryView) -> Op:
    return {"op": "state", "state": "closed" if story.closed else "open"}


def _told(fact: Fact, ops: list[Op]) -> dict[str, Any]:
    return {"version": fact.version, "kind": fact.kind, "ops": ops}
