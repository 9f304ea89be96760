"""How a page for readers is shown: in which language, and what stands there instead of it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import get_language, gettext

from comity.comments import links
from comity.ground.refusal import Refusal
from comity.publications.queries import PublicationView
from comity.snapshots.render import language

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def shown(
    request: HttpRequest,
    template: str,
    house: PublicationView | None = None,
    *,
    status: int = 200,
    refusal: Refusal | None = None,
    **context: Any,
) -> HttpResponse:
    """Return a page in the language that is active, for this reader alone.

    With a `refusal` it says what is wrong (`problem`), by its status, and when to try again.
    """
    problem = refusal.detail(gettext) if refusal else ""
    told = {"house": house, "problem": problem, **context}
    response = render(request, template, told, status=refusal.status if refusal else status)
    response["Cache-Control"] = "no-store"
    if refusal and "retry_after" in refusal.extra:
        response["Retry-After"] = str(refusal.extra["retry_after"])
    return response


def speaking(request: HttpRequest, house: PublicationView) -> translation.override:
    """Speak the language that the address asks for, else the publication's own."""
    return translation.override(language(request.GET.get("lang", ""), house))


def asked_language(house: PublicationView) -> str:
    """Return what links need to stay in the language that is spoken: "" or "?lang=…"."""
    return links.query(get_language() or house.locale, house.locale)


def telling(view: View[P]) -> View[P]:
    """Answer with a page that says why where `view` refuses."""

    @wraps(view)
    def told(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refusal as refusal:
            sentence = refusal.detail(gettext)
            return shown(request, "pages/refusal.html", status=refusal.status, sentence=sentence)

    return told
