"""Where what came from elsewhere is now."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from comity.comments import links
from comity.comments.archive import number_of_origin
from comity.interchange.models import Arrival
from comity.publications.origins import canonical
from comity.stories.queries import story_at, story_by_id

TOGETHER = 500
"""Stories in which a comment is looked for at once."""


@dataclass(frozen=True)
class Moved:
    """Where something is now: an address from the root of the server."""

    address: str


def moved_story(publication: str, address: str) -> Moved | None:
    """Return where the story is that was at an old address, or is at this one, or None."""
    digest = sha256((canonical(address) or address).encode()).hexdigest()
    rows = Arrival.objects.filter(publication=publication, digest=digest)
    found = rows.values_list("story_id", flat=True).first()
    here = story_by_id(found) if found else story_at(publication, address)
    return Moved(links.story(here.slug)) if here else None


def moved_comment(publication: str, origin: str) -> Moved | None:
    """Return where the comment is that an archive knew as `<format>[:<site>]:<id>`, or None."""
    rows = Arrival.objects.filter(publication=publication).order_by("story_id")
    stories = list(rows.values_list("story_id", flat=True).distinct())
    for first in range(0, len(stories), TOGETHER):
        found = number_of_origin(stories[first : first + TOGETHER], origin)
        if found is not None:
            story, number = found
            return Moved(links.comment(story_by_id(story).slug, number))
    return None
