"""Notices with what they tell of, as the bell, the letters and web push show them."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from comity.comments import links
from comity.comments.queries import CommentView, comments
from comity.moderation.queries import statements
from comity.notices.kinds import DECISIONS, About
from comity.notices.models import Notice
from comity.stories.queries import StoryView, stories_by_id


@dataclass(frozen=True)
class Told:
    """One notice. What it is about is there, whole, or it is a decision."""

    id: uuid.UUID
    about: str
    why: str
    at: datetime
    seen: bool
    subject: uuid.UUID
    comment: CommentView | None = None
    story: StoryView | None = None

    @property
    def address(self) -> str:
        """Where it leads, from the root of the server."""
        if self.comment is not None and self.story is not None:
            return links.comment(self.story.slug, self.comment.number)
        return statements.address(self.subject)


def told(rows: Iterable[Notice]) -> list[Told]:
    """Return what there is to tell, in the order given; what is public no more is left out."""
    listed = list(rows)
    spoken = [row.subject for row in listed if row.about not in DECISIONS]
    said = {each.id: each for each in comments(spoken) if each.published}
    there = stories_by_id({each.story for each in said.values()})
    found = (_told(row, said, there) for row in listed)
    return [each for each in found if each is not None]


def _told(
    row: Notice, said: Mapping[uuid.UUID, CommentView], there: Mapping[uuid.UUID, StoryView]
) -> Told | None:
    whole = (row.id, row.about, row.why, row.at, row.seen_at is not None, row.subject)
    if row.about in DECISIONS:
        return Told(*whole)
    comment = said.get(row.subject)
    if comment is None or (row.about == About.PICK and not comment.pick):
        return None
    return Told(*whole, comment, there[comment.story])
