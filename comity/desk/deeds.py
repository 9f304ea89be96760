"""Pages of the desk whose forms each name a deed: done, shown with what is wrong, or a secret."""

from collections.abc import Callable, Mapping
from typing import Protocol

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext

from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.readers.roles import Staff

Deed = Callable[[HttpRequest, Staff], str | None]
"""Does what a form asks; returns a secret that is shown this once, where it makes one."""


class Page(Protocol):
    """Shows the page, with what is wrong or with a secret where there is one."""

    def __call__(
        self,
        request: HttpRequest,
        staff: Staff,
        *,
        problem: str = "",
        secret: str = "",
        status: int = 200,
    ) -> HttpResponse:
        """Answer the request."""


def page_of_deeds(
    request: HttpRequest, staff: Staff, deeds: Mapping[str, Deed], page: Page
) -> HttpResponse:
    """Show a page, or do the deed that a form's field `do` names and lead back to the page."""
    if request.method != "POST":
        return page(request, staff)
    try:
        secret = _named(request, deeds)(request, staff)
    except Refusal as refusal:
        return page(request, staff, problem=refusal.detail(gettext), status=refusal.status)
    if secret:
        return page(request, staff, secret=secret)
    return HttpResponseRedirect(request.path, status=303)


def _named(request: HttpRequest, deeds: Mapping[str, Deed]) -> Deed:
    deed = deeds.get(request.POST.get("do", ""))
    if deed is None:
        raise Refusal("bad_request", 422, _("This form did not arrive whole. Please try again."))
    return deed
