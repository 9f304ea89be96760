"""The office: what was decided, saved replies, staff, the transparency report."""

import csv
import json
import secrets
from collections.abc import Iterator
from dataclasses import asdict
from datetime import MAXYEAR, MINYEAR

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
    StreamingHttpResponse,
)
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from comity.desk import staff as staff_room
from comity.desk.gate import at_desk
from comity.desk.shown import shown
from comity.ground import clock, writelane
from comity.ground.refusal import Refusal
from comity.moderation import actions
from comity.moderation.queries.counts import sections
from comity.moderation.queries.tools import latest_decisions, saved_replies
from comity.moderation.queries.transparency import eu_records, transparency
from comity.readers.roles import Role, Staff, colleagues


@require_safe
@at_desk()
def decisions(request: HttpRequest, staff: Staff) -> HttpResponse:
    """List what was decided last, each with its undoing."""
    return shown(
        request,
        staff,
        "desk/decisions.html",
        batches=latest_decisions(staff),
        part="decisions",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk()
def replies(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Show the saved replies; keep one more, or drop one."""
    if request.method != "POST":
        kept = saved_replies(staff.publication)
        return shown(request, staff, "desk/replies.html", replies=kept, part="replies")
    given = request.POST
    if given.get("drop", "").isdecimal():
        writelane.run(actions.drop_reply(int(given["drop"]), by=staff))
    else:
        write = actions.keep_reply(given.get("title", ""), given.get("text", ""), by=staff)
        writelane.run(write)
    return HttpResponseRedirect(request.path, status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(Role.ADMINISTRATOR)
def people(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Show who works here; engage somebody, or let them go."""
    password = problem = ""
    status = 200
    if request.method == "POST":
        try:
            password = staff_room.change(request.POST, secrets.token_urlsafe(9), by=staff)
        except Refusal as refusal:
            problem, status = refusal.detail(gettext), refusal.status
        else:
            if not password:
                return HttpResponseRedirect(request.path, status=303)
    return shown(
        request,
        staff,
        "desk/staff.html",
        colleagues=colleagues(staff.publication),
        sections=sections(staff),
        roles=Role,
        engaged=request.POST.get("username", ""),
        password=password,
        problem=problem,
        written=request.POST if problem else {},
        status=status,
        part="staff",
    )


@require_safe
@at_desk(Role.EDITOR)
def report(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Show the transparency report of a year."""
    year = _year(request)
    found = transparency(staff.publication, year)
    return shown(
        request,
        staff,
        "desk/transparency.html",
        report=found,
        years=range(clock.now().year, clock.now().year - 5, -1),
        part="transparency",
    )


@require_safe
@at_desk(Role.EDITOR)
def report_json(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Send the transparency report of a year as JSON."""
    return JsonResponse(asdict(transparency(staff.publication, _year(request))))


@require_safe
@at_desk(Role.EDITOR)
def report_csv(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Send the transparency report of a year as CSV."""
    found = transparency(staff.publication, _year(request))
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="transparency-{found.year}.csv"'
    lines = csv.writer(response)
    lines.writerow(["what", "ground", "automated", "count", "answered", "action", "median_hours"])
    for line in found.decisions:
        lines.writerow([line.act, line.ground, line.automated, line.count, "", "", ""])
    for name in ("notices", "reports", "appeals"):
        each = getattr(found, name)
        lines.writerow(
            [name, "", "", each.came, each.answered, each.led_to_action, each.median_hours]
        )
    lines.writerow(["held_by_rules_then_approved", "", True, found.holds_approved, "", "", ""])
    return response


@require_safe
@at_desk(Role.EDITOR)
def statements(request: HttpRequest, staff: Staff) -> HttpResponseBase:
    """Send the year's statements in the shape of the EU's transparency database."""
    response = StreamingHttpResponse(
        _as_json(eu_records(staff.publication, _year(request))), content_type="application/json"
    )
    response["Content-Disposition"] = 'attachment; filename="statements.json"'
    return response


def _as_json(records: Iterator[dict[str, object]]) -> Iterator[str]:
    yield '{"statements":['
    for number, each in enumerate(records):
        yield ("," if number else "") + json.dumps(each, ensure_ascii=False)
    yield "]}\n"


def _year(request: HttpRequest) -> int:
    written = request.GET.get("year", "")
    year = int(written) if written.isdecimal() and len(written) == 4 else 0
    return year if MINYEAR <= year < MAXYEAR else clock.now().year
