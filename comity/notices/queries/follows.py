"""What a reader follows, and how they want to be told."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from comity.comments import links
from comity.comments.queries import comments
from comity.notices import naming
from comity.notices.kinds import Followed
from comity.notices.models import Follow, Wishes
from comity.readers.queries import names_of
from comity.stories.queries import stories_by_id


@dataclass(frozen=True)
class FollowView:
    """One thing that a reader follows."""

    id: uuid.UUID
    kind: str
    subject: uuid.UUID
    name: str
    """The story's headline, or the name of the reader, or of the comment's author."""
    address: str
    """From the root of the server; "" where it leads nowhere."""
    made_at: datetime

    @property
    def phrase(self) -> str:
        """What is followed, in the active language; its name comes next, where it has one."""
        return naming.followed(self.kind)


@dataclass(frozen=True)
class WishesView:
    """How a reader wants to be told: `mail` is a `Rhythm`."""

    mail: str
    decisions: bool


def wishes_of(reader: uuid.UUID) -> WishesView:
    """Return how a reader wants to be told."""
    row = Wishes.objects.filter(reader=reader).first() or Wishes()
    return WishesView(row.mail, row.decisions)


def follows_of(reader: uuid.UUID) -> tuple[FollowView, ...]:
    """Return what a reader follows, the latest first."""
    rows = list(Follow.objects.filter(reader=reader).order_by("-made_at", "-id"))
    subjects = {kind: [row.subject for row in rows if row.kind == kind] for kind in Followed}
    said = {each.id: each for each in comments(subjects[Followed.COMMENT])}
    there = stories_by_id([*subjects[Followed.STORY], *(each.story for each in said.values())])
    names = names_of(subjects[Followed.READER])

    def seen(row: Follow) -> FollowView:
        name = address = ""
        if row.kind == Followed.STORY and row.subject in there:
            story = there[row.subject]
            name, address = story.headline, links.story(story.slug)
        elif row.kind == Followed.COMMENT and row.subject in said:
            comment = said[row.subject]
            name = comment.name if comment.published else ""
            address = links.comment(there[comment.story].slug, comment.number)
        elif row.kind == Followed.READER:
            name = names.get(row.subject, "")
        return FollowView(row.id, row.kind, row.subject, name, address, row.made_at)

    return tuple(map(seen, rows))
