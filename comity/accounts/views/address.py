"""Another address for an account: asked for, and proved by the code that is sent there."""

import uuid

from django.conf import settings
from django.http import HttpResponse

from comity.accounts import actions, mail, people, proofs, throttle
from comity.accounts.door import Visit, door
from comity.accounts.lately import lately
from comity.accounts.people import Person
from comity.accounts.views.ways import shown_ways
from comity.ground import writelane
from comity.ground.addresses import fit_address
from comity.ground.refusal import Refusal

WANTED = "accounts.wanted"
"""Where the browser's session keeps the question's id, and the address that it was sent to."""


@door
@lately
def change(visit: Visit, person: Person) -> HttpResponse:
    """Send a code to the address that shall take the former's place."""
    if visit.request.method != "POST" or not settings.MAIL:
        return visit.to("ways/")
    typed = visit.request.POST.get("email", "")
    try:
        email = fit_address(typed)
        throttle.count(visit.request, throttle.MAILS, throttle.MAILS_TO, email)
        asked = writelane.run(actions.ask(email, person=person))
        mail.send_to_new(asked, visit.house)
    except Refusal as refusal:
        return shown_ways(visit, person, refusal, typed)
    visit.request.session[WANTED] = [asked.id.hex, email]
    return visit.to("ways/address/code/")


@door
@lately
def code(visit: Visit, person: Person) -> HttpResponse:
    """Ask for the code; with it the address is theirs, and the former one is told."""
    proof, email = visit.request.session.get(WANTED, ("", ""))
    if not proof:
        return visit.to("ways/")
    refusal: Refusal | None = None
    if visit.request.method == "POST":
        former, written = people.email_of(person), visit.request.POST.get("code", "")
        move = actions.move_by_code(uuid.UUID(proof), written, person, visit.house.key)
        outcome = writelane.run(move)
        if outcome.person is not None:
            del visit.request.session[WANTED]
            if former and former != email:
                mail.tell_former(former, visit.house)
            return visit.to("ways/")
        refusal = proofs.wrong_code(outcome.left)
    return visit.shown("new_address", refusal, email=email)
