"""A statement of reasons at its secret address, and the appeal against it, without script."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.moderation.actions import appeal
from comity.moderation.queries.statements import read_secret
from comity.moderation.queries.statements import statement as statement_of
from comity.moderation.telling import told
from comity.pages import drafts
from comity.pages.shown import shown, speaking, telling
from comity.publications.queries import publication


@csrf_exempt  # no cookie says who asks, the address does; `check_source` looks where it came from
@require_http_methods(["GET", "HEAD", "POST"])
@telling
def statement(request: HttpRequest, secret: str) -> HttpResponse:
    """Show a statement of reasons; take the appeal that its form sends."""
    found = statement_of(read_secret(secret))
    house = publication(found.publication)
    refusal: Refusal | None = None
    if request.method == "POST":
        try:
            drafts.check_source(request)
            writelane.run(appeal(found.id, request.POST.get("text", "")))
        except Refusal as fault:
            refusal = fault
        else:
            return HttpResponseRedirect(request.get_full_path(), status=HTTPStatus.SEE_OTHER)
    with speaking(request, house):
        return shown(
            request,
            "pages/statement.html",
            house,
            status=refusal.status if refusal else HTTPStatus.OK,
            statement=found,
            told=told(found),
            problem=refusal.detail(gettext) if refusal else "",
            written=request.POST.get("text", ""),
        )
