"""Webhooks at the desk: which addresses are told, with which secret, and what became of it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from comity.desk.asking import needed_uid
from comity.desk.gate import at_desk
from comity.desk.shown import shown
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.interchange.webhooks import actions, queries
from comity.interchange.webhooks.events import NAMES
from comity.readers.roles import Role, Staff

LINES = 100
"""Deliveries that the page lists; `comity webhooks log` lists more."""


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(Role.ADMINISTRATOR)
def webhooks(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Show the addresses and the log, and do what a form asks; a secret is shown once."""
    if request.method != "POST":
        return _page(request, staff)
    try:
        secret = _do(request, staff)
    except Refusal as refusal:
        return _page(request, staff, problem=refusal.detail(gettext), status=refusal.status)
    if secret:
        return _page(request, staff, secret=secret)
    return HttpResponseRedirect(request.path, status=303)


def _do(request: HttpRequest, staff: Staff) -> str | None:
    deed = DEEDS.get(request.POST.get("do", ""))
    if deed is None:
        raise Refusal("bad_request", 422, _("This form did not arrive whole. Please try again."))
    return deed(request, staff)


def _add(request: HttpRequest, staff: Staff) -> str:
    address = request.POST.get("address", "").strip()
    kinds = request.POST.getlist("kind")
    return writelane.run(actions.add(staff.publication, address, kinds, actor=staff.actor)).secret


def _rotate(request: HttpRequest, staff: Staff) -> str:
    hook = needed_uid(request, "webhook")
    return writelane.run(actions.rotate(staff.publication, hook, actor=staff.actor)).secret


def _end(request: HttpRequest, staff: Staff) -> None:
    hook = needed_uid(request, "webhook")
    writelane.run(actions.end(staff.publication, hook, actor=staff.actor))


def _again(request: HttpRequest, staff: Staff) -> None:
    delivery = needed_uid(request, "delivery")
    writelane.run(actions.send_again(staff.publication, delivery))


DEEDS: dict[str, Callable[[HttpRequest, Staff], str | None]] = {
    "add": _add,
    "rotate": _rotate,
    "end": _end,
    "again": _again,
}


def _page(
    request: HttpRequest, staff: Staff, *, status: int = 200, **context: object
) -> HttpResponse:
    return shown(
        request,
        staff,
        "desk/webhooks.html",
        status=status,
        hooks=queries.hooks(staff.publication),
        log=queries.deliveries(staff.publication, LINES),
        kinds=NAMES,
        written=request.POST,
        part="webhooks",
        **context,
    )
