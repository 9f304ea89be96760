"""Passkeys of staff: signing in by one (it is both factors), adding one, giving one up.

django-allauth checks them (fido2); the browser's part is `embed/src/accounts/passkey.ts`.
"""

import json
from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.account.models import Login
from allauth.core.internal import ratelimit
from allauth.mfa.recovery_codes.internal.flows import add_codes_generated_message
from allauth.mfa.webauthn.forms import LoginWebAuthnForm, SignupWebAuthnForm
from allauth.mfa.webauthn.internal import auth, flows
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from comity.desk import actions
from comity.desk.gate import refused
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _

PAGE = "/desk/account/passkeys/"
LONGEST = 60

View = Callable[..., HttpResponse]

recently: Callable[[View], View] = reauthentication_required(app="allauth.mfa")
"""Lets in who has shown lately who they are; others are asked first, and strangers sign in."""

seldom: Callable[[View], View] = ratelimit.decorator(app="allauth.mfa", action="webauthn_login")
"""Lets a network try so many passkeys a minute."""


@require_safe
@seldom
def ask_for_one(request: HttpRequest) -> HttpResponse:
    """Return what the browser needs to ask for a passkey of whoever has one."""
    return JsonResponse(auth.begin_authentication())


@require_POST
@seldom
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in the member of staff whose passkey was used."""
    form = LoginWebAuthnForm(data=_credential(request))
    user = form.cleaned_data["credential"].user if _sound(form) else None
    if user is None or not user.is_staff or not user.is_active:
        return refused(request, unknown())
    login = Login(user=user, redirect_url="/desk/")
    answer: HttpResponse = flows.perform_passwordless_login(
        request, form.cleaned_data["credential"], login
    )
    return answer


@recently
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Show the passkeys of who is signed in, and how to add one."""
    return render(request, "desk/passkeys.html", {"passkeys": actions.passkeys_of(_user(request))})


@recently
@require_safe
def offer_one(request: HttpRequest) -> HttpResponse:
    """Return what the browser needs to make a passkey for who is signed in."""
    return JsonResponse(auth.begin_registration(request.user, passwordless=True))


@recently
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep a passkey that the browser has made, under a name to know it by."""
    form = SignupWebAuthnForm(data=_credential(request), user=request.user)
    if not _sound(form):
        return refused(request, unknown())
    name = request.POST.get("name", "").strip()[:LONGEST] or gettext("Passkey")
    write = actions.keep_passkey(_user(request), name, form.cleaned_data["credential"])
    with_codes = writelane.run(write)
    _say(request, "webauthn_added")
    if with_codes:
        add_codes_generated_message(request)
    return HttpResponseRedirect(PAGE)


@recently
@require_POST
def give_up(request: HttpRequest, passkey: int) -> HttpResponse:
    """Forget one of the passkeys of who is signed in."""
    user = _user(request)
    row = get_object_or_404(actions.passkeys_of(user), pk=passkey)
    writelane.run(actions.give_up_passkey(user, row.pk))
    _say(request, "webauthn_removed")
    return HttpResponseRedirect(PAGE)


def unknown() -> Refusal:
    """Return the refusal for a passkey that is nobody's here, or no passkey at all."""
    return Refusal(
        "unknown_passkey", 422, _("This passkey is not known here. Sign in another way.")
    )


def _user(request: HttpRequest) -> User:
    """Return who is signed in: `recently` lets nobody else come this far."""
    assert isinstance(request.user, User)
    return request.user


def _say(request: HttpRequest, what: str) -> None:
    """Say on the next page what was done, in django-allauth's words."""
    get_adapter(request).add_message(request, messages.SUCCESS, f"mfa/messages/{what}.txt")


def _sound(form: Any) -> bool:
    """Say whether a form holds a credential; fido2 takes the shape of its JSON for granted."""
    try:
        return bool(form.is_valid())
    except (AttributeError, KeyError, TypeError):
        return False


def _credential(request: HttpRequest) -> dict[str, str]:
    """Return the form's data; what is no JSON object is nothing."""
    written = request.POST.get("credential", "")
    try:
        read = json.loads(written)
    except (ValueError, RecursionError):
        read = None
    return {"credential": written if isinstance(read, dict) else ""}
