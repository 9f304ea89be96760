"""Follow a story by mail, without an account and without script."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.notices import targets
from comity.notices.actions import follow_by_mail
from comity.pages import drafts
from comity.pages.shown import shown, speaking, telling
from comity.publications.queries import publication
from comity.readers import limits
from comity.readers.limits import ADDRESSES, NEW_GUESTS
from comity.stories.queries import story


@csrf_exempt  # the form stands in pages that all readers share; `check_source` looks instead
@require_http_methods(["GET", "HEAD", "POST"])
@telling
def follow(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form; send a letter that asks whether the address is the reader's."""
    there = story(slug)
    house = publication(there.publication)
    refusal: Refusal | None = None
    with speaking(request, house):
        if request.method == "POST":
            try:
                drafts.check_source(request)
                limits.keep(drafts.sender(request), ADDRESSES, NEW_GUESTS)
                email = request.POST.get("email", "")
                target = targets.of_story(slug)
                writelane.run(follow_by_mail(target, email, get_language() or ""))
            except Refusal as fault:
                refusal = fault
            else:
                return shown(request, "pages/followed.html", house, story=there)
        return shown(
            request,
            "pages/follow.html",
            house,
            status=refusal.status if refusal else 200,
            story=there,
            email=request.POST.get("email", ""),
            problem=refusal.detail(gettext) if refusal else "",
        )
