"""Stories: what is discussed. One is made when its address is first seen."""

from datetime import datetime
from typing import Self

from django.http import HttpRequest, HttpResponse
from ninja import Schema

from comity.api import limits, who
from comity.api.caching import publicly
from comity.api.plain import Address
from comity.api.router import router
from comity.ground import writelane
from comity.publications.queries import PublicationView
from comity.publications.queries import publication as read_publication
from comity.stories import actions, queries
from comity.stories.queries import StoryView


class Sighting(Schema):
    """A story's address, and the headline that its page shows."""

    address: Address
    headline: str = ""


class StorySeen(Schema):
    """Where a story is discussed, and how that stands. `state` is open or closed."""

    publication: str
    slug: str
    address: str
    headline: str
    count: int
    version: int
    state: str
    order: str

    @classmethod
    def of(cls, story: StoryView, house: PublicationView) -> Self:
        """Return what the API says of a story."""
        state = "closed" if story.closed else "open"
        return cls(**(vars(story) | {"state": state, "order": house.settings.order}))


class StoryOut(StorySeen):
    """A story with all that is known of it. `html` is its body, where Comity shows it."""

    byline: str
    section: str
    language: str
    published_at: datetime | None
    credit: str
    credit_address: str
    picture: str
    picture_alt: str
    picture_caption: str
    picture_credit: str
    html: str
    spoken_at: datetime | None


@router.put(
    "/publications/{slug:publication}/stories",
    tags=["stories"],
    response=StorySeen,
    openapi_extra=who.PAGE_OR_KEY,
)
async def see_story(request: HttpRequest, publication: str, sighting: Sighting) -> StorySeen:
    """Return the story at an address, made on first sight.

    For pages of the publication's origins, and for its machines by their key; the address
    must be of an allowed origin. Problems: no_such_publication, foreign_origin, bad_address,
    too_many.
    """
    house = await writelane.prepare(read_publication, publication)
    if not await who.comes_from_publisher(request, house.key):
        raise who.foreign()
    there = await writelane.prepare(queries.story_at, house.key, sighting.address)
    if there is None:
        await limits.keep_seeing(request)
        there = await writelane.act(actions.first_sight, house, sighting.address, sighting.headline)
    return StorySeen.of(there, house)


@router.get("/stories/{slug:slug}", tags=["stories"], response=StoryOut)
async def read_story(request: HttpRequest, response: HttpResponse, slug: str) -> StoryOut:
    """Return a story. Problems: no_such_story."""
    publicly(response, seconds=15)
    return await writelane.prepare(_read, slug)


def _read(slug: str) -> StoryOut:
    there = queries.story(slug)
    return StoryOut.of(there, read_publication(there.publication))
