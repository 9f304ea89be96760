"""The house rules: see them, change them, try them on past comments first."""

import csv
import uuid
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.defaultfilters import truncatechars
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comity.desk import wording
from comity.desk.asking import words
from comity.desk.gate import at_desk
from comity.desk.rule_form import fields, read, rewritten
from comity.desk.shown import shown
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.houserules import Policy
from comity.moderation import actions
from comity.moderation.actions.rules import checked
from comity.moderation.queries.counts import sections
from comity.moderation.queries.simulations import SimulationView, simulations
from comity.moderation.queries.simulations import simulation as simulation_of
from comity.moderation.replay import VERDICTS
from comity.publications.queries import PublicationView, publication
from comity.readers.roles import Role, Staff
from comity.stories.queries import StoryView, story

NUMBERS = (200, 1000, 5000, 20_000)


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(Role.EDITOR)
def rules(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Show the rules of the publication, a section or a story; keep them, or try them first."""
    section, there = _place(request, staff)
    if request.method != "POST":
        return _form(request, staff, section, there)
    try:
        address = _taken(request, staff, section, there)
    except Refusal as refusal:
        return _form(request, staff, section, there, refusal)
    return HttpResponseRedirect(address, status=303)


def _taken(request: HttpRequest, staff: Staff, section: str, there: StoryView | None) -> str:
    """Do what the form asks; return where that is to be seen."""
    wanted = read(request.POST.dict())
    if "try" not in request.POST:
        slug = there.slug if there else ""
        writelane.run(actions.set_rules(wanted, by=staff, section=section, story=slug))
        return request.get_full_path()
    number = request.POST.get("number", "")
    made = writelane.run(
        actions.simulate(
            wanted, by=staff, wanted=int(number) if number.isdecimal() else 0, section=section
        )
    )
    return f"/desk/{staff.publication}/simulations/{made}/"


@require_safe
@at_desk(Role.EDITOR)
def listing(request: HttpRequest, staff: Staff) -> HttpResponse:
    """List what was tried."""
    found = simulations(staff)
    return shown(request, staff, "desk/simulations.html", simulations=found, part="simulations")


@require_safe
@at_desk(Role.EDITOR)
def simulation(request: HttpRequest, staff: Staff, simulation_id: uuid.UUID) -> HttpResponse:
    """Show what would have been, as far as it has been replayed."""
    found = simulation_of(simulation_id, staff)
    return shown(
        request,
        staff,
        "desk/simulation.html",
        simulation=found,
        verdicts=VERDICTS,
        part="simulations",
    )


@require_POST
@at_desk(Role.EDITOR)
def step(request: HttpRequest, staff: Staff, simulation_id: uuid.UUID) -> HttpResponse:
    """Replay some more; answer with figures, or (without script) with the page."""
    writelane.run(actions.step(simulation_id, by=staff))
    if "application/json" not in request.headers.get("Accept", ""):
        address = f"/desk/{staff.publication}/simulations/{simulation_id}/"
        return HttpResponseRedirect(address, status=303)
    return JsonResponse(_figures(simulation_of(simulation_id, staff), staff))


@require_safe
@at_desk(Role.EDITOR)
def numbers(request: HttpRequest, staff: Staff, simulation_id: uuid.UUID) -> HttpResponse:
    """Send the numbers below the picture as CSV."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="simulation-{simulation_id}.csv"'
    lines = csv.writer(response)
    lines.writerow(["decided", "rules", *VERDICTS])
    for line in simulation_of(simulation_id, staff).lines:
        lines.writerow([line.decided, line.rules, *line.counts])
    return response


def _figures(found: SimulationView, staff: Staff) -> dict[str, Any]:
    return {
        "wanted": found.wanted,
        "replayed": found.replayed,
        "done": found.done,
        "verdicts": VERDICTS,
        "lines": [
            {"decided": line.decided, "rules": line.rules, "counts": line.counts}
            for line in found.lines
        ],
        "changed": [
            {
                "address": f"/desk/{staff.publication}/everything/?at={each.comment.id}",
                "words": truncatechars(each.comment.source, 140),
                "now": each.now,
                "then": each.then,
                "rules": ", ".join(map(wording.rule, each.rules)),
                "decided": each.decided,
            }
            for each in found.changed
        ],
    }


def _place(request: HttpRequest, staff: Staff) -> tuple[str, StoryView | None]:
    slug = words(request.GET.get("story", ""))
    there = story(slug) if slug else None
    if there is not None and there.publication == staff.publication:
        return there.section, there
    return words(request.GET.get("section", "")), None


def _form(
    request: HttpRequest,
    staff: Staff,
    section: str,
    there: StoryView | None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """Show the rules of a place as they hold, or as they were written and why they cannot hold."""
    settings = fields(*_layers(publication(staff.publication), section, there))
    if refusal:
        wrong = str(refusal.params.get("setting") or refusal.params.get("name", ""))
        settings = rewritten(settings, request.POST.dict(), wrong)
    return shown(
        request,
        staff,
        "desk/rules.html",
        status=refusal.status if refusal else 200,
        problem=refusal.detail(gettext) if refusal else "",
        fields=settings,
        section="" if there else section,
        story=there,
        sections=sections(staff),
        numbers=NUMBERS,
        part="rules",
    )


def _layers(
    house: PublicationView, section: str, there: StoryView | None
) -> tuple[Policy, Mapping[str, Any]]:
    """Return the policy above a place, and what is set at the place itself."""
    settings = house.settings
    if there is not None:
        within = settings.section_rules.get(there.section, {})
        return checked(settings.rules, house).narrowed(within), settings.story_rules.get(
            there.slug, {}
        )
    if section:
        return checked(settings.rules, house), settings.section_rules.get(section, {})
    return Policy.from_settings({"max_length": settings.length}), settings.rules
