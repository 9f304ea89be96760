"""The stories of a publication as other systems are given them: numbered, with an address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

from comity.comments import links
from comity.comments.archive import last_number
from comity.stories.queries import StoryView, slugs, story


@dataclass(frozen=True)
class Thread:
    """A story and its number; `before` counts the comments of the stories before it."""

    story: StoryView
    number: int
    before: int
    address: str

    def comment(self, number: int) -> int:
        """Return the number of a comment in the whole file, from its number in the story."""
        return self.before + number


def threads(publication: str) -> Iterator[Thread]:
    """Return a publication's stories, by their slugs."""
    before = 0
    for number, slug in enumerate(sorted(slugs(publication)), 1):
        found = story(slug)
        address = found.address or settings.PUBLIC_URL + links.story(slug)
        yield Thread(found, number, before, address)
        before += last_number(found.id)
