"""The name under which somebody with an account speaks in this publication, chosen once."""

from django.http import HttpResponse
from django.utils.translation import get_language

from comity.accounts import people
from comity.accounts.door import Visit, door
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.readers.actions import welcome_account
from comity.readers.queries import reader_of_account

SUGGESTED = "accounts.name"
"""Where the session keeps what another site calls this person."""


@door
def name(visit: Visit) -> HttpResponse:
    """Ask for a name, and make a reader by it."""
    person = people.signed_in(visit.request)
    if person is None:
        return visit.to("")
    if reader_of_account(visit.house.key, person.pk) is not None:
        return visit.to("done/")
    if visit.request.method != "POST":
        return visit.shown("name", name=visit.request.session.get(SUGGESTED, ""))
    typed = visit.request.POST.get("name", "")
    email = people.email_of(person)
    try:
        language = get_language() or ""
        write = welcome_account(visit.house.key, person.pk, typed, email=email, language=language)
        writelane.run(write)
    except Refusal as refusal:
        return visit.shown("name", refusal, name=typed)
    visit.request.session.pop(SUGGESTED, None)
    return visit.to("done/")
