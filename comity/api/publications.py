"""Publications: what a page that embeds a discussion must know of the newsroom behind it."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Schema

from comity.api.caching import publicly
from comity.api.plain import Address
from comity.api.router import router
from comity.ground import writelane
from comity.publications import queries
from comity.stories import queries as stories

MOST_ADDRESSES = 100


class SettingsOut(Schema):
    """What the publication has decided about its discussions."""

    guests: bool
    downvotes: bool
    edit_window: int
    length: int
    order: str


class PublicationOut(Schema):
    """A publication: its names, its look, its settings."""

    key: str
    name: str
    tagline: str
    locale: str
    accent: str
    home: str
    settings: SettingsOut


class Counts(Schema):
    """How many comments each story has, as it was named; one that is not known has none."""

    counts: dict[str, int]


@router.get("/publications/{slug:publication}", tags=["publications"], response=PublicationOut)
async def read_publication(
    request: HttpRequest, response: HttpResponse, publication: str
) -> queries.PublicationView:
    """Return a publication. Problems: no_such_publication."""
    publicly(response, seconds=60)
    return await writelane.prepare(queries.publication, publication)


@router.get("/publications/{slug:publication}/counts", tags=["publications"], response=Counts)
async def count_comments(
    request: HttpRequest,
    response: HttpResponse,
    publication: str,
    address: Annotated[list[Address], Query(max_length=MOST_ADDRESSES)],
) -> Counts:
    """Return the counts of up to 100 stories by their addresses or slugs."""
    await writelane.prepare(queries.publication, publication)
    publicly(response, seconds=15)
    return Counts(counts=await writelane.prepare(stories.counts, publication, address))
