"""Where what came from elsewhere is now."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from comity.comments import links
from comity.comments.archive import number_of_origin
from comity.ground import rows
from comity.interchange.models import Arrival
from comity.publications.origins import canonical
from comity.stories.queries import StoryView, story_at, story_by_id

TOGETHER = 500
"""Stories in which a comment is looked for at once."""


@dataclass(frozen=True)
class Moved:
    """Where something is now: an address from the root of the server."""

    address: str


def digest(name: str) -> str:
    """Return what an old name is found by: SHA-256, for it may be longer than an index takes."""
    return sha256(name.encode()).hexdigest()


def arrivals(publication: str, names: Iterable[str]) -> dict[str, uuid.UUID]:
    """Return, by those of the old names that are known here, the stories that came under them."""
    digests = {digest(name): name for name in names}
    found = Arrival.objects.filter(publication=publication, digest__in=rows.listed(digests))
    return {digests[key]: story for key, story in found.values_list("digest", "story_id")}


def destination(publication: str, names: Sequence[str], address: str) -> StoryView | None:
    """Return the story here that one of an archive comes into, or None where it will be made.

    The first of its `names` that is known decides, then its address.
    """
    known = arrivals(publication, names)
    first = next((known[name] for name in names if name in known), None)
    return story_by_id(first) if first else story_at(publication, address)


def moved_story(publication: str, address: str) -> Moved | None:
    """Return where the story is that was at an old address, or is at this one, or None."""
    here = destination(publication, [canonical(address) or address], address)
    return Moved(links.story(here.slug)) if here else None


def moved_comment(publication: str, origin: str) -> Moved | None:
    """Return where the comment is that an archive knew as `<format>[:<site>]:<id>`, or None."""
    came = Arrival.objects.filter(publication=publication).order_by("story_id")
    stories = list(came.values_list("story_id", flat=True).distinct())
    for first in range(0, len(stories), TOGETHER):
        found = number_of_origin(stories[first : first + TOGETHER], origin)
        if found is not None:
            story, number = found
            return Moved(links.comment(story_by_id(story).slug, number))
    return None
