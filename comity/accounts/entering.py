"""Signing in to an account in this browser, by whichever proof."""

from datetime import timedelta

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login, logout
from django.http import HttpRequest

from comity.accounts.people import EPOCH, Person
from comity.ground import clock
from comity.readers.epochs import epoch_of_account

READERS = "comity.accounts.backends.Readers"

LATELY = timedelta(minutes=15)
"""How long ago somebody may have signed in who changes how they sign in."""

_AT = "accounts.entered_at"


def enter(request: HttpRequest, person: Person, method: str) -> None:
    """Sign a person in here; the session gets another key, so that none prepared before is it."""
    record_authentication(request, person, method)
    login(request, person, backend=READERS)
    request.session[_AT] = clock.now().timestamp()
    request.session[EPOCH] = epoch_of_account(person.pk)


def leave(request: HttpRequest) -> None:
    """Sign out of the account in this browser."""
    logout(request)


def entered_lately(request: HttpRequest) -> bool:
    """Say whether whoever is signed in here has just proved that it is them."""
    at = float(request.session.get(_AT, 0))
    return clock.now().timestamp() - at < LATELY.total_seconds()
