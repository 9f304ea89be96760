"""What was said, for feed readers. Source of the format: RFC 4287 (Atom)."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import condition, require_safe

from comity.comments import links
from comity.comments.queries import CommentView
from comity.comments.queries.recent import recent_in_publication, recent_in_story
from comity.pages.shown import speaking, telling
from comity.publications.queries import PublicationView, publication
from comity.stories.queries import StoryView, story, story_by_id


class _Feed(Atom1Feed):
    """Atom with the whole comment as the content of its entry."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, {**item, "description": None})
        handler.addQuickElement("content", item["description"], {"type": "html"})


def _version(_request: HttpRequest, slug: str) -> str:
    return f'"{story(slug).version}"'


@require_safe
@telling
@condition(etag_func=_version)
def of_story(request: HttpRequest, slug: str) -> HttpResponse:
    """Send a story's latest comments."""
    there = story(slug)
    house = publication(there.publication)
    with speaking(request, house):
        title = gettext("Comments on “%(headline)s”") % {"headline": there.headline}
        return _sent(request, house, title, links.story(slug), recent_in_story(there.id))


@require_safe
@telling
def of_publication(request: HttpRequest, key: str) -> HttpResponse:
    """Send the latest comments on all stories of a publication."""
    house = publication(key)
    with speaking(request, house):
        title = gettext("Comments in %(publication)s") % {"publication": house.name}
        return _sent(request, house, title, "/", recent_in_publication(house.key))


def _sent(
    request: HttpRequest,
    house: PublicationView,
    title: str,
    page: str,
    said: Iterable[CommentView],
) -> HttpResponse:
    root = settings.PUBLIC_URL
    feed = _Feed(title, root + page, "", language=house.locale, feed_url=root + request.path)
    known: dict[object, StoryView] = {}
    for each in said:
        there = known.setdefault(each.story, known.get(each.story) or story_by_id(each.story))
        name = each.name or gettext("Name not recorded")
        feed.add_item(
            gettext("%(name)s on “%(headline)s”") % {"name": name, "headline": there.headline},
            root + links.comment(there.slug, each.number),
            each.html,
            unique_id=f"urn:uuid:{each.id}",
            author_name=name,
            pubdate=each.posted_at,
            updateddate=each.edited_at or each.posted_at,
        )
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    response["Cache-Control"] = "public, max-age=60"
    return response
