"""Every page of an account passes here: which publication, in which language, sent by whom."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext

from comity.accounts import errand, people
from comity.accounts.errand import Errand
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.pages.drafts import check_source
from comity.pages.shown import shown, speaking, telling
from comity.publications.queries import PublicationView, publication

P = ParamSpec("P")

FAILED, TAKEN = "failed", "taken"

PROBLEMS = {
    FAILED: _("The other site did not tell who you are. Try again, or sign in another way."),
    TAKEN: _(
        "There is an account with the same address already. Sign in to it with a code; then you "
        "can connect the other site to it."
    ),
}
"""What `?problem=` says when another site leads back here."""


@dataclass(frozen=True)
class Visit:
    """Somebody at the door: of which publication, and on which errand."""

    request: HttpRequest
    house: PublicationView
    errand: Errand

    @property
    def here(self) -> str:
        """The address below which all pages of this publication's accounts stand."""
        return f"/accounts/{self.house.key}/"

    def at(self, place: str) -> str:
        """Return the address of another page, on the same errand."""
        return f"{self.here}{place}{self.errand.query}"

    def to(self, place: str) -> HttpResponse:
        """Lead to another page, on the same errand."""
        return HttpResponseRedirect(self.at(place), status=303)

    def shown(self, template: str, refusal: Refusal | None = None, **context: Any) -> HttpResponse:
        """Show a page of the account, with what is wrong where something is."""
        told: dict[str, Any] = {} if refusal else {"problem": self._told}
        return shown(
            self.request,
            f"accounts/{template}.html",
            self.house,
            refusal=refusal,
            visit=self,
            person=people.signed_in(self.request),
            **told,
            **context,
        )

    @property
    def _told(self) -> str:
        """What the address says went wrong at another site, in words."""
        sentence = PROBLEMS.get(self.request.GET.get("problem", ""), "")
        return sentence and gettext(sentence)


View = Callable[Concatenate[Visit, P], HttpResponse]
Guarded = Callable[..., HttpResponse]


def door(view: View[P]) -> Guarded:
    """Let a view of a publication's accounts be asked for; what it refuses is shown as a page.

    Refusals of its own: no_such_publication (404), accounts_closed, foreign_origin, bad_errand
    and foreign_form (403).
    """

    @telling
    def inside(
        request: HttpRequest, /, house: PublicationView, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if not house.settings.accounts:
            raise Refusal("accounts_closed", 403, _("Readers have no accounts here."))
        if request.method == "POST":
            check_source(request)
        return view(Visit(request, house, errand.read(request, house)), *args, **kwargs)

    @telling
    def asked(request: HttpRequest, /, key: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        house = publication(key)
        with speaking(request, house):
            return inside(request, house, *args, **kwargs)

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = asked(request, *args, **kwargs)
        response["Referrer-Policy"] = "same-origin"
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex, nofollow"
        patch_vary_headers(response, ["Cookie"])
        return response

    return opened
