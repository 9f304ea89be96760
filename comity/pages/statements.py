"""A statement of reasons at its secret address, and the appeal against it, without script."""

from functools import partial
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.moderation.actions import appeal
from comity.moderation.queries.statements import StatementView, read_secret
from comity.moderation.queries.statements import statement as statement_of
from comity.moderation.telling import told
from comity.pages.forms import page_of_form
from comity.pages.shown import shown, speaking, telling
from comity.publications.queries import PublicationView, publication


@csrf_exempt  # no cookie says who asks, the address does; `check_source` looks where it came from
@require_http_methods(["GET", "HEAD", "POST"])
@telling
def statement(request: HttpRequest, secret: str) -> HttpResponse:
    """Show a statement of reasons; take the appeal that its form sends."""
    found = statement_of(read_secret(secret))
    house = publication(found.publication)
    with speaking(request, house):
        return page_of_form(
            request, partial(_appeal, request, found), partial(_page, request, house, found)
        )


def _appeal(request: HttpRequest, found: StatementView) -> HttpResponse:
    writelane.run(appeal(found.id, request.POST.get("text", "")))
    return HttpResponseRedirect(request.get_full_path(), status=HTTPStatus.SEE_OTHER)


def _page(
    request: HttpRequest,
    house: PublicationView,
    found: StatementView,
    refusal: Refusal | None = None,
) -> HttpResponse:
    return shown(
        request,
        "pages/statement.html",
        house,
        refusal=refusal,
        statement=found,
        told=told(found),
        written=request.POST.get("text", ""),
    )
