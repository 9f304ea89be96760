"""Passkeys: signing in by one, keeping one, giving one up. django-allauth checks them (fido2)."""

import json
from typing import Any

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.webauthn.forms import LoginWebAuthnForm, SignupWebAuthnForm
from allauth.mfa.webauthn.internal import auth
from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext

from comity.accounts import actions, throttle
from comity.accounts.actions import Way
from comity.accounts.door import Visit, door
from comity.accounts.entering import enter
from comity.accounts.lately import lately
from comity.accounts.people import Person
from comity.accounts.views.entrance import ask
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.readers.devices import named

LONGEST = 60


@door
def ask_for_one(visit: Visit) -> HttpResponse:
    """Return what the browser needs to ask for a passkey of whoever has one."""
    throttle.count_network(visit.request, throttle.GUESSES)
    return JsonResponse(auth.begin_authentication())


@door
def sign_in(visit: Visit) -> HttpResponse:
    """Sign in whose passkey was used."""
    if visit.request.method != "POST":
        return visit.to("")
    form = LoginWebAuthnForm(data=_credential(visit))
    try:
        person = form.cleaned_data["credential"].user if form.is_valid() else None
    except (AttributeError, KeyError, TypeError):
        person = None  # JSON, but no credential: fido2 takes its shape for granted
    if not isinstance(person, Person) or person.is_staff or not person.is_active:
        return ask(visit, unknown())
    post_authentication(visit.request, form.cleaned_data["credential"], passwordless=True)
    enter(visit.request, person, "passkey")
    return visit.to("")


@door
@lately
def offer_one(visit: Visit, person: Person) -> HttpResponse:
    """Return what the browser needs to make a passkey for who is signed in."""
    return JsonResponse(auth.begin_registration(person, passwordless=True))


@door
@lately
def keep(visit: Visit, person: Person) -> HttpResponse:
    """Keep a passkey that the browser has made."""
    if visit.request.method == "POST":
        form = SignupWebAuthnForm(data=_credential(visit), user=person)
        try:
            sound = form.is_valid()
        except (AttributeError, KeyError, TypeError):
            sound = False
        if not sound:
            raise unknown()
        credential = form.cleaned_data["credential"]
        keep_it = actions.keep_passkey(person, _name(visit), credential, visit.house.key)
        writelane.run(keep_it)
    return visit.to("ways/")


@door
@lately
def give_up(visit: Visit, person: Person, passkey: int) -> HttpResponse:
    """Forget one of the passkeys of who is signed in. Refusal of the last way: `last_way` (409)."""
    if visit.request.method == "POST":
        writelane.run(actions.give_up_way(person, Way.PASSKEY, passkey, visit.house.key))
    return visit.to("ways/")


def unknown() -> Refusal:
    """Return the refusal for a passkey that is nobody's, or no passkey at all."""
    return Refusal(
        "unknown_passkey", 422, _("This passkey is not known here. Sign in another way.")
    )


def _name(visit: Visit) -> str:
    agent = visit.request.headers.get("User-Agent", "")
    return (named(agent) or gettext("Passkey"))[:LONGEST]


def _credential(visit: Visit) -> dict[str, Any]:
    """Return the form's data; what is no JSON object is nothing."""
    written = visit.request.POST.get("credential", "")
    try:
        read = json.loads(written)
    except (ValueError, RecursionError):
        read = None
    return {"credential": written if isinstance(read, dict) else ""}
