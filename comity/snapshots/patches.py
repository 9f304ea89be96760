"""What changed in a discussion, as operations on a page that is open somewhere.

A page of a version, and the patches after it, give what a fresh render would give: the test
`tests/test_embed_patches.py` holds that for every action. The operations are carried out by
`embed/src/reading/patch.ts`; each says what is now, so that one more than was missed does no harm.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from comity.comments import facts
from comity.comments.queries import CommentView, comment
from comity.journal.record import Fact
from comity.publications.queries import PublicationView
from comity.snapshots import render
from comity.stories import facts as stories
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
        facts.ERASED,
    }
)
FETCH: Op = {"op": "fetch"}
STORY_STATES = frozenset({stories.CLOSED, stories.REOPENED})


def patch(
    told: Sequence[Fact],
    subjects: Mapping[str, CommentView],
    story: StoryView,
    house: PublicationView,
    locale: str,
) -> dict[str, Any]:
    """Return the one patch that facts of a story make, oldest first: its version, its operations.

    `subjects` are the comments that they tell of, as they are now, by id. The operation `fetch`
    says that the page has to be fetched again.
    """
    ops: list[Op] = []
    for subject, kinds, entered in _by_comment(told, subjects):
        ops += _ops(subject, kinds, story, house, locale, entered=entered)
    for fact in told:
        if fact.subject not in subjects:
            ops.append(_state(story) if fact.kind in STORY_STATES else FETCH)
    if any(fact.kind in COUNTED for fact in told):
        ops.append(_count(story, locale))
    return {"version": told[-1].version, "ops": _last(ops)}


def _by_comment(
    told: Sequence[Fact], subjects: Mapping[str, CommentView]
) -> Iterator[tuple[CommentView, set[str], bool]]:
    """Yield each comment in the order of its first fact, what happened to it, whether it is new."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for fact in told:
        kinds[fact.subject].add(fact.kind)
    entered = {fact.subject for fact in told if fact.data.get("entered")}
    for name, happened in kinds.items():
        if name in subjects:
            yield subjects[name], happened, name in entered


def _ops(
    subject: CommentView,
    kinds: set[str],
    story: StoryView,
    house: PublicationView,
    locale: str,
    *,
    entered: bool,
) -> Iterator[Op]:
    if entered:
        yield _insert(subject, story, house, locale)
        if subject.root is not None:
            yield _keys(comment(subject.root))
    elif kinds != {facts.VOTED}:
        yield {
            "op": "replace",
            "number": subject.number,
            "html": render.comment_html(subject, story, house, locale),
        }
    if facts.VOTED in kinds:
        yield _keys(subject)
    if subject.number == story.pinned and kinds != {facts.VOTED}:
        yield FETCH


def _last(ops: list[Op]) -> list[Op]:
    """Leave out what is said again later."""
    said = {(op["op"], op.get("number")): place for place, op in enumerate(ops)}
    return [op for place, op in enumerate(ops) if said[op["op"], op.get("number")] == place]


def _insert(subject: CommentView, story: StoryView, house: PublicationView, locale: str) -> Op:
    # What answers it comes by its own operation; until then nothing is missing under it.
    alone = replace(subject, answers=0)
    return {
        "op": "insert",
        "parent": comment(subject.parent).number if subject.parent else 0,
        "number": subject.number,
        "position": subject.position,
        "name": subject.name,
        "html": render.branch_html(alone, story, house, locale),
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
