"""Preview: what a text will look like, rendered by the very code that a post goes through."""

from django.http import HttpRequest
from ninja import Schema

from comity.api import limits
from comity.api.router import router
from comity.comments import words
from comity.ground import writelane
from comity.publications.queries import publication
from comity.readers.limits import PREVIEWS


class Sample(Schema):
    """A text in Markdown, and the publication in which it would be posted."""

    publication: str
    text: str


class Preview(Schema):
    """The text as safe HTML."""

    html: str


@router.post("/preview", tags=["preview"], response=Preview)
async def preview(request: HttpRequest, sample: Sample) -> Preview:
    """Render a text without keeping it.

    Problems: no_such_publication, bad_token, too_many, and those of a post's text.
    """
    await limits.keep(request, PREVIEWS)
    return Preview(html=await writelane.prepare(_rendered, sample.publication, sample.text))


def _rendered(key: str, source: str) -> str:
    _kept, rendered = words.fit(source, publication(key).settings.length)
    return rendered.html
