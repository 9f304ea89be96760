"""The front page: the publications with their latest stories, and how much is said there."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from comity.comments import links
from comity.pages.shown import shown
from comity.publications.queries import PublicationView, publications
from comity.stories.queries import StoryView, latest

STORIES = 30
KEPT = 10
"""Seconds for which others may keep the front page."""

_SPOKEN = {code for code, _name in settings.LANGUAGES}


@dataclass(frozen=True)
class Headline:
    """A story on the front page."""

    story: StoryView
    address: str


@dataclass(frozen=True)
class Paper:
    """A publication on the front page."""

    house: PublicationView
    headlines: list[Headline]


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Show what there is to read."""
    papers = [_paper(house) for house in publications()]
    only = papers[0].house if len(papers) == 1 else None
    response = shown(request, "pages/front.html", only, papers=papers)
    del response["Cache-Control"]
    patch_cache_control(response, public=True, max_age=KEPT)
    return response


def _paper(house: PublicationView) -> Paper:
    return Paper(
        house, [Headline(story, _address(story, house)) for story in latest(house.key, STORIES)]
    )


def _address(story: StoryView, house: PublicationView) -> str:
    """Return where a story is read; one in another language opens in that language."""
    spoken = story.language if story.language in _SPOKEN else house.locale
    return links.story(story.slug) + links.query(spoken, house.locale)
