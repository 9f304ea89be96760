"""The one way in to the desk: who, in which role, from where. Every view passes it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext

from comity.desk.shown import shown
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.readers.roles import Role, Staff, staff_of

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Staff, P], HttpResponseBase]
Guarded = Callable[..., HttpResponseBase]

OWN_SITES = frozenset({"same-origin", "none"})
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def at_desk(role: Role = Role.MODERATOR) -> Callable[[View[P]], Guarded]:
    """Let only staff in who hold `role` in the publication that the address names.

    The view is called with the member of staff in place of the publication's key. What it
    refuses is shown as a page. `guarded.role` says the role, for who walks the URL map.
    """

    def gate(view: View[P]) -> Guarded:
        @wraps(view)
        def guarded(
            request: HttpRequest, publication: str, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            if request.user.pk is None:
                return _to_sign_in(request)
            try:
                staff = _admitted(request, publication, role)
                response = view(request, staff, *args, **kwargs)
            except Refusal as refusal:
                response = refused(request, refusal, publication)
            return sealed(response)

        guarded.role = role  # type: ignore[attr-defined]
        return guarded

    return gate


def check_site(request: HttpRequest) -> None:
    """Refuse what another site's page sends, beside Django's own CSRF token.

    Browsers that do not say where a request comes from (Sec-Fetch-Site) are judged by the
    token and the Origin alone.
    """
    if request.method in SAFE:
        return
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site not in OWN_SITES:
        raise Refusal("other_site", 403, _("The desk takes nothing from other sites."))


def refused(request: HttpRequest, refusal: Refusal, publication: str = "") -> HttpResponse:
    """Show why something was not done, and the way on to who works in the publication."""
    context: dict[str, Any] = {"sentence": refusal.detail(gettext), "code": refusal.code}
    staff = staff_of(request.user.pk, publication) if request.user.pk and publication else None
    if staff is None:
        return render(request, "desk/refusal.html", context, status=refusal.status)
    return shown(request, staff, "desk/refusal.html", status=refusal.status, **context)


def sealed(response: HttpResponseBase) -> HttpResponseBase:
    """Let no cache keep a page of the desk, and no page frame it."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    patch_vary_headers(response, ["Cookie"])
    return response


def _admitted(request: HttpRequest, publication: str, role: Role) -> Staff:
    check_site(request)
    assert request.user.pk is not None
    staff = staff_of(request.user.pk, publication)
    if staff is None:
        raise Refusal("no_such_publication", 404, _("There is no such publication here."))
    if not staff.may(role):
        raise Refusal("role_missing", 403, _("This is not part of your role."))
    return staff


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    if request.method not in SAFE:
        return sealed(refused(request, Refusal("signed_out", 403, _("Please sign in again."))))
    return sealed(redirect_to_login(request.get_full_path(), "account_login"))
