"""Funding at the desk: goals, what came in by hand, and the secrets of payment processors."""

import secrets
import uuid
from datetime import UTC, date, datetime, time

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from comity.desk.asking import needed_uid
from comity.desk.deeds import Deed, page_of_deeds
from comity.desk.gate import at_desk
from comity.desk.shown import shown
from comity.funding import actions, money, queries
from comity.funding.bar import title
from comity.ground import clock, writelane
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.readers.roles import Role, Staff


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(Role.EDITOR)
def funding(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Show the goals and do what a form asks; a secret is shown once, when it is made."""
    return page_of_deeds(request, staff, DEEDS, _page)


def _goal(request: HttpRequest, staff: Staff) -> None:
    given = request.POST
    if not given.get("currency", "").strip():
        raise Refusal("unknown_currency", 422, _("Please give the currency, like EUR."))
    code = money.currency(given["currency"])
    marks = given.get("marks", "").replace(";", " ").split()
    draft = actions.Draft(
        code,
        money.minor_units(given.get("wanted", ""), code),
        month=given.get("month", ""),
        name=given.get("name", ""),
        begins=_day(given, "begins"),
        ends=_day(given, "ends"),
        marks=[money.minor_units(mark, code) for mark in marks],
        text=given.get("text", ""),
        link=given.get("link", ""),
        label=given.get("label", ""),
        renews="renews" in given,
    )
    writelane.run(actions.set_goal(staff.publication, draft, actor=staff.actor))


def _close(request: HttpRequest, staff: Staff) -> None:
    goal = needed_uid(request, "goal")
    writelane.run(actions.close_goal(staff.publication, goal, actor=staff.actor))


def _give(request: HttpRequest, staff: Staff) -> None:
    given = request.POST
    goal = queries.goal(staff.publication, needed_uid(request, "goal"))
    day = _day(given, "on")
    payment = actions.Payment(
        "hand",
        given.get("reference", "").strip() or secrets.token_hex(6),
        money.minor_units(given.get("amount", ""), goal.currency),
        goal.currency,
        datetime.combine(day, time(12), UTC) if day else clock.now(),
        goal.id,
        given.get("name", ""),
    )
    writelane.run(actions.receive(staff.publication, payment, actor=staff.actor))


def _secret(request: HttpRequest, staff: Staff) -> str:
    label = request.POST.get("label", "")
    return writelane.run(actions.cut_secret(staff.publication, label, actor=staff.actor)).secret


def _revoke(request: HttpRequest, staff: Staff) -> None:
    known: uuid.UUID = needed_uid(request, "secret")
    writelane.run(actions.revoke_secret(staff.publication, known, actor=staff.actor))


DEEDS: dict[str, Deed] = {
    "goal": _goal,
    "close": _close,
    "give": _give,
    "secret": _secret,
    "revoke": _revoke,
}


def _day(given: QueryDict, name: str) -> date | None:
    written = given.get(name, "").strip()
    try:
        return date.fromisoformat(written) if written else None
    except ValueError as fault:
        raise Refusal(
            "bad_day",
            422,
            _("%(day)s is no day; write it like 2025-03-14."),
            {"day": written[:40]},
        ) from fault


def _page(
    request: HttpRequest, staff: Staff, *, status: int = 200, **context: object
) -> HttpResponse:
    locale = get_language() or "en"
    rows = [
        {
            "goal": each.goal,
            "title": title(each.goal, locale),
            "raised": money.shown(each.raised, each.goal.currency, locale),
            "wanted": money.shown(each.goal.wanted, each.goal.currency, locale),
            "givers": each.givers,
            "over": each.goal.closed or each.goal.period.days_left(clock.now().date()) == 0,
        }
        for each in queries.standings(staff.publication)
    ]
    return shown(
        request,
        staff,
        "desk/funding.html",
        status=status,
        rows=rows,
        month=f"{clock.now():%Y-%m}",
        known=queries.known_secrets(staff.publication),
        written=request.POST,
        part="funding",
        **context,
    )
