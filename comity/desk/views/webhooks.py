"""Webhooks at the desk: which addresses are told, with which secret, and what became of it."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_http_methods

from comity.desk.asking import needed_uid
from comity.desk.deeds import Deed, page_of_deeds
from comity.desk.gate import at_desk
from comity.desk.shown import shown
from comity.ground import writelane
from comity.interchange.webhooks import actions, queries
from comity.interchange.webhooks.events import NAMES
from comity.readers.roles import Role, Staff

LINES = 100
"""Deliveries that the page lists; `comity webhooks log` lists more."""


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(Role.ADMINISTRATOR)
def webhooks(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Show the addresses and the log, and do what a form asks; a secret is shown once."""
    return page_of_deeds(request, staff, DEEDS, _page)


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


DEEDS: dict[str, Deed] = {
    "add": _add,
    "rotate": _rotate,
    "end": _end,
    "again": _again,
}


def _page(
    request: HttpRequest, staff: Staff, *, problem: str = "", secret: str = "", status: int = 200
) -> HttpResponse:
    refused = request.POST if problem else QueryDict()
    return shown(
        request,
        staff,
        "desk/webhooks.html",
        status=status,
        hooks=queries.hooks(staff.publication),
        log=queries.deliveries(staff.publication, LINES),
        kinds=NAMES,
        written=refused.get("address", ""),
        ticked=refused.getlist("kind"),
        problem=problem,
        secret=secret,
        part="webhooks",
    )
