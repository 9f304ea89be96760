"""The last page of the pop-up: it hands over a code to the page that waits, and closes."""

from django.http import HttpResponse

from comity.accounts import people
from comity.accounts.door import Visit, door
from comity.accounts.entering import leave as sign_out
from comity.pages.me.door import close
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
    """Sign out of the account in this browser, and close the reader's own page there.

    What was handed over to a discussion goes on until it is ended.
    """
    response = visit.to("")
    if visit.request.method == "POST":
        sign_out(visit.request)
        close(response, visit.house.key)
    return response
