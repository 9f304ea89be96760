"""A story held under its row's lock, from which a write draws numbers and versions."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet

from comity.ground.rows import update
from comity.stories.change import change
from comity.stories.facts import ANNOTATED
from comity.stories.models import Story
from comity.stories.queries import no_such_story

_COUNTERS = ("version", "numbers", "roots", "roots_shown", "count", "spoken_at")


def locked(story_id: uuid.UUID, *, with_text: bool = False) -> Story:
    """Return a story's row, locked until the write ends, without its text unless that is asked for.

    Refusal `no_such_story` (404).
    """
    rows = _all_locked([story_id])
    row = (rows.defer(None) if with_text else rows).first()
    if row is None:
        raise no_such_story()
    return row


def _all_locked(stories: Collection[uuid.UUID]) -> "QuerySet[Story]":
    rows = Story.objects.select_for_update().defer("source", "html", "facts")
    return rows.filter(id__in=stories).order_by("id")


class Turn:
    """A story held under its row's lock, inside a write: numbers are drawn from it.

    Usage: `turn = Turn(story_id)`, draw what is needed, then `turn.end(visible=…)`, whose
    result is the story's version.
    """

    def __init__(self, story_id: uuid.UUID, row: Story | None = None) -> None:
        self._row = row or locked(story_id)
        self.publication = self._row.publication_id
        self.closed = self._row.closed_at is not None

    @property
    def version(self) -> int:
        """The story's version now."""
        return self._row.version

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever said in this story."""
        return self._row.numbers == 0

    def number(self) -> int:
        """Draw the next comment's number in this story, from 1."""
        self._row.numbers += 1
        return self._row.numbers

    def root_position(self) -> int:
        """Draw the next place among the comments that answer the story itself, from 1."""
        self._row.roots += 1
        return self._row.roots

    def annotate(self, actor: str) -> None:
        """Note that something is said at a passage of the text. The first time, all can see it:
        the story's pages change, and its version rises by one for that alone."""
        row = self._row
        if row.annotated:
            return
        row.annotated = True
        change(row, ANNOTATED, "annotated", actor=actor)

    def end(
        self,
        *,
        visible: bool,
        count: int = 0,
        roots_shown: int = 0,
        spoken_at: datetime | None = None,
        save: bool = True,
    ) -> int:
        """End the turn: the version rises by one where the change is visible. Return it.

        `count` and `roots_shown` are what the story gains of each, or loses. `save` False leaves
        the row to `write_down`, which saves many at once.
        """
        row = self._row
        row.version += 1 if visible else 0
        row.count += count
        row.roots_shown += roots_shown
        if spoken_at is not None:
            row.spoken_at = max(filter(None, (row.spoken_at, spoken_at)))
        if save:
            row.save(update_fields=_COUNTERS)
        return row.version

    @classmethod
    def of_many(cls, stories: Collection[uuid.UUID]) -> "dict[uuid.UUID, Turn]":
        """Lock many stories, always in one order; return the turns of those that are there."""
        return {row.id: cls(row.id, row) for row in _all_locked(stories)}

    @staticmethod
    def write_down(turns: "Collection[Turn]") -> None:
        """Save the rows of turns that have ended without it."""
        values = (*_COUNTERS, "id")
        told = [[getattr(turn._row, name) for name in values] for turn in turns]
        update(Story, _COUNTERS, told)
