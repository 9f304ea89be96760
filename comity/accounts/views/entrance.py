"""The first page: who are you? Who is known already goes through."""

from django.conf import settings
from django.http import HttpResponse

from comity.accounts import people, providers
from comity.accounts.door import Visit, door
from comity.ground.refusal import Refusal
from comity.readers.queries import reader_of_account


@door
def entrance(visit: Visit) -> HttpResponse:
    """Ask how to sign in; lead on who is signed in here already."""
    person = people.signed_in(visit.request)
    if person is None:
        return ask(visit)
    known = reader_of_account(visit.house.key, person.pk)
    return visit.to("done/" if known else "name/")


def ask(visit: Visit, refusal: Refusal | None = None, email: str = "") -> HttpResponse:
    """Show the ways to sign in, and what was wrong with the one that was tried."""
    offered = providers.offered(visit)
    return visit.shown("entrance", refusal, mail=settings.MAIL, email=email, providers=offered)
