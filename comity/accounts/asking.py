"""Asking somebody for a code that is sent to an address: to sign in, or to have the address.

The browser's session keeps the question's id alone, for weeks. To which address it went stands
in the question's own row, which is dropped after a day.
"""

import uuid
from dataclasses import dataclass

from comity.accounts import actions, mail, throttle
from comity.accounts.door import Visit
from comity.accounts.errand import Errand
from comity.accounts.models import Proof
from comity.accounts.people import Person
from comity.accounts.proofs import code_over
from comity.ground import writelane
from comity.ground.addresses import fit_address

SIGN_IN, ADDRESS = "accounts.sign_in", "accounts.address"
"""Where the session keeps the id: of who wants to sign in, and of who wants another address."""


@dataclass(frozen=True)
class Waiting:
    """A question whose code somebody is about to type, and to which address it was sent."""

    id: uuid.UUID
    email: str


def ask_at(visit: Visit, typed: str, person: Person | None = None) -> None:
    """Send a code to the address that was typed in, whether or not it has an account.

    `person`: who is signed in and wants the address for their account. Refusals: bad_email (422),
    too_many (429), mail_down (503).
    """
    email = fit_address(typed)
    throttle.count(visit.request, throttle.MAILS, throttle.MAILS_TO, email)
    asked = writelane.run(actions.ask(email, person=person))
    if person is None:
        mail.send(asked, visit.house, Errand(lang=visit.errand.lang).query)
    else:
        mail.send_to_new(asked, visit.house)
    visit.request.session[_place(person)] = asked.id.hex


def waiting(visit: Visit, person: Person | None = None) -> Waiting | None:
    """Return the question that this browser waits with, None where it has asked none.

    Refusal: code_over (410), where it was asked so long ago that it is dropped.
    """
    kept = visit.request.session.get(_place(person))
    if kept is None:
        return None
    row = Proof.objects.filter(id=uuid.UUID(kept), person=person).first()
    if row is None:
        raise code_over()
    return Waiting(row.id, row.email)


def forget(visit: Visit, person: Person | None = None) -> None:
    """Wait no more: the question has had its answer."""
    del visit.request.session[_place(person)]


def _place(person: Person | None) -> str:
    return ADDRESS if person else SIGN_IN
