"""What is shown in place of a form whose token does not hold. Composition only."""

from contextlib import nullcontext

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext

from comity.desk import gate
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.pages.shown import shown, speaking
from comity.publications.queries import PublicationView, publication

DESK = "/desk/"


def refused(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """Answer 403 with a page that says what to do; `reason`, Django's, is for programmers.

    Source of the signature: CSRF_FAILURE_VIEW (https://docs.djangoproject.com/en/5.2/ref/settings/).
    """
    stale = Refusal(
        "stale_form",
        403,
        _(
            "This form has expired, or your browser keeps no cookies. "
            "Reload its page, sign in again if it asks you to, and send the form once more."
        ),
    )
    if request.path_info.startswith(DESK):
        match = request.resolver_match
        house = match.kwargs.get("publication", "") if match else ""
        return gate.sealed(gate.refused(request, stale, house))
    return _to_a_reader(request, stale)


def _to_a_reader(request: HttpRequest, stale: Refusal) -> HttpResponse:
    house = _house(request)
    with speaking(request, house) if house else nullcontext():
        sentence = stale.detail(gettext)
        return shown(request, "pages/refusal.html", house, status=stale.status, sentence=sentence)


def _house(request: HttpRequest) -> PublicationView | None:
    """Return the publication whose page the form stands on, where the address names one."""
    match = request.resolver_match
    try:
        return publication(match.kwargs["key"]) if match and "key" in match.kwargs else None
    except Refusal:
        return None
