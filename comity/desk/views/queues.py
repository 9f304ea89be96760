"""The queues and the card, and what the page asks for while it is open."""

from typing import Any

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from comity.desk import live, wording
from comity.desk.asking import asked, needed_uid
from comity.desk.board import board
from comity.desk.gate import at_desk, refused, sealed
from comity.desk.shown import shown
from comity.ground import ids, writelane
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.moderation.actions import claim as claim_comment
from comity.moderation.grounds import REASONS
from comity.moderation.queries.counts import counts, sections
from comity.moderation.queries.tools import saved_replies, undoable
from comity.publications.queries import publications
from comity.readers.roles import Staff, publications_of

CHOICES: dict[str, Any] = {
    "scores": ("0.5", "0.6", "0.7", "0.8", "0.9", "0.95"),
    "rules": wording.RULES,
    "ages": wording.AGES,
    "reasons": REASONS,
}
"""What the filters and the sheets of a card offer."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Lead to the held queue of the first publication that a member of staff works in."""
    if request.user.pk is None:
        return HttpResponseRedirect("/desk/sign-in/")
    mine = publications_of(request.user.pk, [house.key for house in publications()])
    if not mine:
        nowhere = Refusal("no_role", 403, _("You have no role in any publication here."))
        return refused(request, nowhere)
    return HttpResponseRedirect(f"/desk/{mine[0]}/")


@require_safe
@at_desk()
def front(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Lead to where somebody waits."""
    waiting = counts(staff)
    queue = next((name for name in ("held", "appeals", "reported") if waiting[name]), "held")
    return HttpResponseRedirect(f"/desk/{staff.publication}/{queue}/")


@require_safe
@at_desk()
def queue(request: HttpRequest, staff: Staff, queue: str) -> HttpResponse:
    """Show a queue and one of its cards."""
    wish = asked(queue, request.GET)
    batch = ids.read(request.GET.get("done"))
    return shown(
        request,
        staff,
        "desk/queue.html",
        part="queues",
        asked=wish,
        done=undoable(batch, staff) if batch else None,
        sections=sections(staff),
        replies=saved_replies(staff.publication),
        **CHOICES,
        **vars(board(wish, staff)),
    )


@require_safe
@at_desk()
def pulse(request: HttpRequest, staff: Staff) -> HttpResponseBase:
    """Tell an open page what has changed, as it changes; a program is told once, in JSON."""
    at = ids.read(request.GET.get("at"))
    if "text/event-stream" not in request.headers.get("Accept", ""):
        return JsonResponse(vars(live.pulse(staff, at)))
    stream = StreamingHttpResponse(live.events(staff, at), content_type="text/event-stream")
    stream["X-Accel-Buffering"] = "no"
    return stream


@require_POST
@at_desk()
def claim(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Claim the card that is open, or renew the claim."""
    done = writelane.run(claim_comment(needed_uid(request, "comment"), by=staff))
    return JsonResponse({"claimed": done}, status=200 if done else 409)


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """Show all keys on one page."""
    if request.user.pk is None:
        return HttpResponseRedirect("/desk/sign-in/")
    return sealed(render(request, "desk/keys.html"))  # type: ignore[return-value]
