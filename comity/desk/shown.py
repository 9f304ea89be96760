"""How a page of the desk is shown: with its frame, the publications, the counts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from comity.desk.troubles import troubles
from comity.moderation.queries.counts import counts
from comity.publications.queries import publications
from comity.readers.roles import Role, Staff, publications_of


def shown(
    request: HttpRequest, staff: Staff, template: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """Return a page of the desk for a member of staff."""
    houses = publications()
    mine = set(publications_of(staff.user, [house.key for house in houses]))
    frame = {
        "staff": staff,
        "house": next(house for house in houses if house.key == staff.publication),
        "houses": [house for house in houses if house.key in mine],
        "counts": counts(staff),
        "troubles": troubles(),
        "is_editor": staff.may(Role.EDITOR),
        "is_administrator": staff.may(Role.ADMINISTRATOR),
    }
    return render(request, template, frame | context, status=status)
