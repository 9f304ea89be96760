"""Signing in by a password, where a reader has set one."""

from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse

from comity.accounts import throttle
from comity.accounts.door import Visit, door
from comity.accounts.entering import enter
from comity.accounts.people import Person
from comity.accounts.views.entrance import ask
from comity.ground.addresses import fit_address
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _


@door
def password(visit: Visit) -> HttpResponse:
    """Sign in whose address and password these are."""
    if visit.request.method != "POST":
        return visit.to("")
    typed = visit.request.POST.get("email", "")
    try:
        person = _whose(visit.request, typed)
    except Refusal as refusal:
        return ask(visit, refusal, typed)
    enter(visit.request, person, "password")
    return visit.to("")


def _whose(request: HttpRequest, typed: str) -> Person:
    """Return whose they are. Which of the two is wrong is not said: `wrong_password` (422)."""
    email = fit_address(typed)
    throttle.count(request, throttle.GUESSES, throttle.GUESSES_AT, email)
    person = authenticate(request, email=email, password=request.POST.get("password", ""))
    if not isinstance(person, Person):
        raise Refusal(
            "wrong_password", 422, _("This address and this password do not belong together.")
        )
    return person
