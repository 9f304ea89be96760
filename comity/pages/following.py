"""Follow a story by mail, without an account and without script."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.notices import targets
from comity.notices.actions import follow_by_mail
from comity.pages import drafts
from comity.pages.forms import page_of_form
from comity.pages.shown import shown, speaking, telling
from comity.publications.queries import PublicationView, publication
from comity.readers import limits
from comity.readers.limits import ADDRESSES, NEW_GUESTS
from comity.stories.queries import StoryView, story


@csrf_exempt  # the form stands in pages that all readers share; `check_source` looks instead
@require_http_methods(["GET", "HEAD", "POST"])
@telling
def follow(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form; send a letter that asks whether the address is the reader's."""
    there = story(slug)
    house = publication(there.publication)
    with speaking(request, house):
        return page_of_form(
            request, partial(_ask, request, house, there), partial(_page, request, house, there)
        )


def _ask(request: HttpRequest, house: PublicationView, there: StoryView) -> HttpResponse:
    limits.keep(drafts.sender(request), ADDRESSES, NEW_GUESTS)
    email = request.POST.get("email", "")
    writelane.run(follow_by_mail(targets.of_story(there.slug), email, get_language() or ""))
    return shown(request, "pages/followed.html", house, story=there)


def _page(
    request: HttpRequest,
    house: PublicationView,
    there: StoryView,
    refusal: Refusal | None = None,
) -> HttpResponse:
    email = request.POST.get("email", "")
    return shown(request, "pages/follow.html", house, refusal=refusal, story=there, email=email)
