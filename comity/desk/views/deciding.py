"""What moderators send: decisions, undoing, sanctions, notes, answers to appeals."""

import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from comity.desk.asking import back, needed_uid
from comity.desk.gate import at_desk
from comity.ground import ids, writelane
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.moderation import actions
from comity.moderation.actions import Decided
from comity.moderation.acts import Act
from comity.moderation.words import Why
from comity.readers.roles import Staff


@require_POST
@at_desk()
def decide(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Decide about the ticked comments, or about the open one where none is ticked."""
    ticked = [found for each in request.POST.getlist("comment") if (found := ids.read(each))]
    about = ticked or [needed_uid(request, "current")]
    seen = {} if ticked else {about[0]: request.POST.get("seen", "")}
    act = _act(request)
    return _done(
        request,
        staff,
        actions.decide(
            act,
            about,
            by=staff,
            why=_why(request),
            note=request.POST.get(f"note_{act.value}", ""),
            seen=seen,
        ),
    )


@require_POST
@at_desk()
def undo(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Undo what was decided in one go."""
    writelane.run(actions.undo(needed_uid(request, "batch"), by=staff))
    return HttpResponseRedirect(back(staff.publication, request.POST.get("back", "")), status=303)


@require_POST
@at_desk()
def sanction(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Bind a reader, who is told."""
    days = request.POST.get("days", "")
    write = actions.sanction(
        _act(request),
        needed_uid(request, "reader"),
        by=staff,
        why=_why(request),
        days=int(days) if days.isdecimal() and len(days) < 5 else 0,
        comment=ids.read(request.POST.get("current")),
    )
    return _done(request, staff, write)


@require_POST
@at_desk()
def lift(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Free a reader of a sanction."""
    return _done(request, staff, actions.lift(needed_uid(request, "sanction"), by=staff))


@require_POST
@at_desk()
def thread(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Close a story's discussion, open it again, or pin the open comment above it."""
    if request.POST.get("act") == "pin":
        return _done(request, staff, actions.pin(needed_uid(request, "current"), by=staff))
    turn = actions.close if request.POST.get("act") == "close" else actions.reopen
    return _done(request, staff, turn(needed_uid(request, "story"), by=staff))


@require_POST
@at_desk()
def appeal(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Answer an appeal."""
    write = actions.answer(
        needed_uid(request, "appeal"),
        reverse=request.POST.get("act") == "reverse",
        said=request.POST.get("answer", ""),
        by=staff,
    )
    return _done(request, staff, write)


@require_POST
@at_desk()
def note(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Keep a note on a reader."""
    writelane.run(
        actions.note(needed_uid(request, "reader"), request.POST.get("note", ""), by=staff)
    )
    return HttpResponseRedirect(back(staff.publication, request.POST.get("back", "")), status=303)


def _act(request: HttpRequest) -> Act:
    try:
        return Act(request.POST.get("act", ""))
    except ValueError as fault:
        raise Refusal("bad_act", 422, _("Please choose what to decide.")) from fault


def _why(request: HttpRequest) -> Why:
    given = request.POST
    return Why(given.get("ground", ""), given.get("explanation", ""), given.get("law", ""))


def _done(request: HttpRequest, staff: Staff, write: Callable[[], Decided]) -> HttpResponse:
    """Carry out, and go on to the next card, where what was done can be undone."""
    decided = writelane.run(write)
    address = back(staff.publication, request.POST.get("back", ""))
    return HttpResponseRedirect(_with(address, decided.batch), status=303)


def _with(address: str, batch: uuid.UUID) -> str:
    return f"{address}{'&' if '?' in address else '?'}done={batch}"
