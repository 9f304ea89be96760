"""The queues and the card, and what the page asks for while it is open."""

from dataclasses import replace
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
from comity.desk.asking import Asked, asked, needed_uid, uid
from comity.desk.gate import at_desk, refused, sealed
from comity.desk.shown import shown
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.moderation.actions import claim as claim_comment
from comity.moderation.grounds import REASONS
from comity.moderation.queries.appeals import waiting_about_readers
from comity.moderation.queries.card import Card, card
from comity.moderation.queries.counts import counts, sections
from comity.moderation.queries.hints import hints
from comity.moderation.queries.queue import CaseView, QueuePage, queue_page
from comity.moderation.queries.reader import record
from comity.moderation.queries.tools import saved_replies, undoable
from comity.moderation.queues import Queue
from comity.publications.queries import publications
from comity.readers.roles import Staff, publications_of
from comity.stories.queries import story_by_id

SCORES = ("0.5", "0.6", "0.7", "0.8", "0.9", "0.95")


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
    page = queue_page(staff, wish.queue, wish.filters, wish.after)
    chosen = _chosen(wish, page, staff)
    context: dict[str, Any] = {
        "asked": wish,
        "page": page,
        "chosen": chosen,
        "shown_comment": replace(chosen.comment, html=chosen.html) if chosen else None,
        "next_address": wish.address(staff.publication, at=_next(page, chosen), after=wish.after),
        "here_address": wish.address(
            staff.publication, at=str(chosen.comment.id) if chosen else "", after=wish.after
        ),
        "scores": SCORES,
        "part": "queues",
        "record": record(chosen.comment.reader, staff)
        if chosen and chosen.comment.reader
        else None,
        "hints": hints(chosen) if chosen else (),
        "sections": sections(staff),
        "reader_appeals": waiting_about_readers(staff) if wish.queue == Queue.APPEALS else (),
        "narrowed_to": story_by_id(wish.filters.story) if wish.filters.story else None,
        "rules": wording.RULES,
        "ages": wording.AGES,
        "reasons": REASONS,
        "replies": saved_replies(staff.publication),
        "done": undoable(batch, staff) if (batch := uid(request.GET.get("done"))) else None,
    }
    return shown(request, staff, "desk/queue.html", **context)


@require_safe
@at_desk()
def pulse(request: HttpRequest, staff: Staff) -> HttpResponseBase:
    """Tell an open page what has changed, as it changes; a program is told once, in JSON."""
    at = uid(request.GET.get("at"))
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


def _chosen(wish: Asked, page: QueuePage, staff: Staff) -> Card | None:
    """Return the card that was asked for, or the first of the page."""
    if wish.at is not None:
        return card(wish.at, staff)
    return card(page.cases[0].comment.id, staff) if page.cases else None


def _next(page: QueuePage, chosen: Card | None) -> str:
    """Return the id of the card after the chosen one, or of the one before the last."""
    if chosen is None:
        return ""
    known: list[CaseView] = list(page.cases)
    ids = [each.comment.id for each in known]
    if chosen.comment.id not in ids:
        return str(ids[0]) if ids else ""
    place = ids.index(chosen.comment.id)
    following = ids[place + 1 : place + 2] or ids[max(0, place - 1) : place]
    return str(following[0]) if following else ""
