"""A notice of illegal content, by anybody and without an account (DSA, art. 16)."""

import uuid
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.moderation.actions import Notice, notify
from comity.moderation.grounds import REASONS
from comity.moderation.queries.reports import notice as notice_of
from comity.pages import drafts
from comity.pages.shown import shown, telling
from comity.readers import limits
from comity.readers.limits import NOTICES

FIELDS = ("address", "explanation", "law", "name", "email", "ground")


@csrf_exempt  # no cookie says who asks; `check_source` looks where the form came from
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest) -> HttpResponse:
    """Show the form; take the notice that it sends, and lead to where its answer will be."""
    refusal: Refusal | None = None
    if request.method == "POST":
        try:
            drafts.check_source(request)
            write = notify(_read(request))
            limits.keep(drafts.sender(request), NOTICES)
            taken = writelane.run(write)
        except Refusal as fault:
            refusal = fault
        else:
            address = f"/notices-of-illegal-content/{taken.id}/"
            return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)
    given = request.POST if refusal else request.GET
    return shown(
        request,
        "pages/notice.html",
        status=refusal.status if refusal else HTTPStatus.OK,
        written={name: given.get(name, "") for name in FIELDS},
        reasons=REASONS,
        problem=refusal.detail(gettext) if refusal else "",
    )


@require_safe
@telling
def answer(request: HttpRequest, notice_id: uuid.UUID) -> HttpResponse:
    """Show what has become of a notice to whoever has its address: the one who sent it."""
    return shown(request, "pages/notice_answer.html", notice=notice_of(notice_id))


def _read(request: HttpRequest) -> Notice:
    given = {name: request.POST.get(name, "") for name in FIELDS}
    return Notice(**given, good_faith="good_faith" in request.POST)
