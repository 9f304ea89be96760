"""Signing in by a code that is sent to an address, or by the link beside it."""

from django.conf import settings
from django.http import HttpResponse

from comity.accounts import actions, asking, proofs
from comity.accounts.door import Visit, door
from comity.accounts.entering import enter
from comity.accounts.views.entrance import ask
from comity.ground import writelane
from comity.ground.refusal import Refusal


@door
def send(visit: Visit) -> HttpResponse:
    """Send a code to the address that was typed in, whether or not it has an account."""
    if visit.request.method != "POST" or not settings.MAIL:
        return visit.to("")
    typed = visit.request.POST.get("email", "")
    try:
        asking.ask_at(visit, typed)
    except Refusal as refusal:
        return ask(visit, refusal, typed)
    return visit.to("code/")


@door
def code(visit: Visit) -> HttpResponse:
    """Ask for the code; who has it is signed in."""
    try:
        question = asking.waiting(visit)
    except Refusal as refusal:
        return ask(visit, refusal)
    if question is None:
        return visit.to("")
    if visit.request.method != "POST":
        return visit.shown("code", email=question.email)
    written = visit.request.POST.get("code", "")
    outcome = writelane.run(actions.prove_by_code(question.id, written, visit.house.key))
    if outcome.person is None:
        return visit.shown("code", proofs.wrong_code(outcome.left), email=question.email)
    asking.forget(visit)
    enter(visit.request, outcome.person, "code")
    return visit.to("")


@door
def link(visit: Visit, secret: str) -> HttpResponse:
    """Sign in who opened the link of a mail and says that they want to.

    Looking at it does nothing: programs that guard mailboxes look at every link.
    """
    prove = actions.prove_by_link(secret, visit.house.key)
    if visit.request.method != "POST":
        return visit.shown("link")
    enter(visit.request, writelane.run(prove), "code")
    return visit.to("")
