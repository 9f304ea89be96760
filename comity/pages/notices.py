"""A notice of illegal content, by anybody and without an account (DSA, art. 16)."""

import uuid
from functools import partial
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.moderation.actions import Notice, notify
from comity.moderation.grounds import REASONS
from comity.moderation.queries.reports import notice as notice_of
from comity.pages import drafts
from comity.pages.forms import page_of_form
from comity.pages.shown import shown, telling
from comity.readers import limits
from comity.readers.limits import NOTICES

FIELDS = ("address", "explanation", "law", "name", "email", "ground")


@csrf_exempt  # no cookie says who asks; `check_source` looks where the form came from
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest) -> HttpResponse:
    """Show the form; take the notice that it sends, and lead to where its answer will be."""
    return page_of_form(request, partial(_send, request), partial(_page, request))


def _send(request: HttpRequest) -> HttpResponse:
    write = notify(_read(request))
    limits.keep(drafts.sender(request), NOTICES)
    address = f"/notices-of-illegal-content/{writelane.run(write).id}/"
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)


def _page(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    given = request.POST if refusal else request.GET
    written = {name: given.get(name, "") for name in FIELDS}
    return shown(request, "pages/notice.html", refusal=refusal, written=written, reasons=REASONS)


@require_safe
@telling
def answer(request: HttpRequest, notice_id: uuid.UUID) -> HttpResponse:
    """Show what has become of a notice to whoever has its address: the one who sent it."""
    return shown(request, "pages/notice_answer.html", notice=notice_of(notice_id))


def _read(request: HttpRequest) -> Notice:
    given = {name: request.POST.get(name, "") for name in FIELDS}
    return Notice(**given, good_faith="good_faith" in request.POST)
