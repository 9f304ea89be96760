"""Another address for an account: asked for, and proved by the code that is sent there."""

from django.conf import settings
from django.http import HttpResponse

from comity.accounts import actions, asking, mail, people, proofs
from comity.accounts.door import Visit, door
from comity.accounts.lately import lately
from comity.accounts.people import Person
from comity.accounts.views.ways import shown_ways
from comity.ground import writelane
from comity.ground.refusal import Refusal


@door
@lately
def change(visit: Visit, person: Person) -> HttpResponse:
    """Send a code to the address that shall take the former's place."""
    if visit.request.method != "POST" or not settings.MAIL:
        return visit.to("ways/")
    typed = visit.request.POST.get("email", "")
    try:
        asking.ask_at(visit, typed, person)
    except Refusal as refusal:
        return shown_ways(visit, person, refusal, typed)
    return visit.to("ways/address/code/")


@door
@lately
def code(visit: Visit, person: Person) -> HttpResponse:
    """Ask for the code; with it the address is theirs, and the former one is told."""
    try:
        question = asking.waiting(visit, person)
    except Refusal as refusal:
        return shown_ways(visit, person, refusal)
    if question is None:
        return visit.to("ways/")
    if visit.request.method != "POST":
        return visit.shown("new_address", email=question.email)
    former, written = people.email_of(person), visit.request.POST.get("code", "")
    outcome = writelane.run(actions.move_by_code(question.id, written, person, visit.house.key))
    if outcome.person is None:
        return visit.shown("new_address", proofs.wrong_code(outcome.left), email=question.email)
    asking.forget(visit, person)
    if former and former != question.email:
        mail.tell_former(former, visit.house)
    return visit.to("ways/")
