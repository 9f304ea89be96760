"""From an account to the reader's own page, which no discussion has to be open for."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from comity.accounts import people
from comity.accounts.door import Visit, door
from comity.pages.shown import asked_language
from comity.readers import passes
from comity.readers.queries import reader_of_account
from comity.readers.tokens import Bearer


@door
def mine(visit: Visit) -> HttpResponse:
    """Open the page of who is signed in, by a pass."""
    house = visit.house
    person = people.signed_in(visit.request)
    reader = reader_of_account(house.key, person.pk) if person else None
    if reader is None or visit.request.method != "POST":
        return visit.to("")
    code = passes.give(Bearer(reader.id, house.key, reader.epoch))
    page = reverse("me-enter", args=[house.key, code]) + asked_language(house)
    return HttpResponseRedirect(page, status=303)
