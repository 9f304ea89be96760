"""Open one's own page by a pass, and close it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from comity.ground import writelane
from comity.pages.me.door import Visit, address, asked, close, mine, open_for
from comity.pages.shown import shown, speaking, telling
from comity.publications.queries import publication
from comity.readers import passes
from comity.readers.queries import reader
from comity.readers.tokens import bad_token


@require_safe
@telling
def enter(request: HttpRequest, key: str, code: str) -> HttpResponse:
    """Use a pass: open the page of whom it was given to."""
    bearer = writelane.run(passes.take(code))
    if bearer.publication != key:
        raise bad_token()
    reader(bearer, key)
    response = HttpResponseRedirect(address(key) + asked(request))
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    open_for(response, bearer)
    return response


@mine
def leave(visit: Visit) -> HttpResponse:
    """Close the page in this browser; where the reader is signed in elsewhere is left alone."""
    if visit.request.method != "POST":
        return visit.to()
    house = publication(visit.house.key)
    with speaking(visit.request, house):
        response = shown(visit.request, "pages/me/closed.html", house)
    close(response, house.key)
    return response
