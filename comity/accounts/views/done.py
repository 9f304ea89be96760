"""The last page of the pop-up: it hands over a code to the page that waits, and closes."""

from django.http import HttpResponse

from comity.accounts import people
from comity.accounts.door import Visit, door
from comity.accounts.entering import leave as sign_out
from comity.readers.handover import seal
from comity.readers.queries import reader_of_account


@door
def done(visit: Visit) -> HttpResponse:
    """Hand over who is signed in; say so where no page waits for it."""
    person = people.signed_in(visit.request)
    reader = reader_of_account(visit.house.key, person.pk) if person else None
    if reader is None:
        return visit.to("")
    waiting = visit.errand.origin
    code = seal(reader, waiting, visit.errand.challenge) if waiting else ""
    return visit.shown("done", reader=reader, code=code)


@door
def leave(visit: Visit) -> HttpResponse:
    """Sign out of the account in this browser; what was handed over goes on until it is ended."""
    if visit.request.method == "POST":
        sign_out(visit.request)
    return visit.to("")
