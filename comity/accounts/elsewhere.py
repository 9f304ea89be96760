"""Signing in by another site: django-allauth asks it who somebody is, and here it is decided.

Of what the other site tells, its id for that person is kept, and an address that it calls
proved; its name for them is offered as the first choice of one. Nothing else.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from comity.accounts import actions, people
from comity.accounts.door import FAILED, TAKEN
from comity.accounts.entering import enter, entered_lately
from comity.accounts.people import Person
from comity.accounts.views.name import SUGGESTED
from comity.ground import writelane
from comity.ground.addresses import fit_address
from comity.ground.refusal import Refusal
from comity.pages.drafts import check_source


class Elsewhere(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Takes over from django-allauth once another site has said who it is."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Sign in, or connect; django-allauth's own signing up is not reached."""
        raise ImmediateHttpResponse(_answer(request, sociallogin))

    def populate_user(
        self, request: HttpRequest, sociallogin: SocialLogin, data: Mapping[str, Any]
    ) -> Any:
        """Take their name, and forget the profile before django-allauth writes it down."""
        user = super().populate_user(request, sociallogin, data)
        sociallogin.account.extra_data = {}
        return user

    def generate_state_param(self, state: Any) -> str:
        """Begin only what a page of ours asks for: no other site sets a reader to sign in."""
        try:
            check_source(self.request)
        except Refusal as refusal:
            raise ImmediateHttpResponse(_back(state.get("next") or "/", FAILED)) from refusal
        return str(super().generate_state_param(state))

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, extra_context: Any = None, **_more: Any
    ) -> None:
        """Lead back to where the reader came from, whatever went wrong."""
        state = (extra_context or {}).get("state") or {}
        raise ImmediateHttpResponse(_back(state.get("next") or "/", FAILED))


def _answer(request: HttpRequest, told: SocialLogin) -> HttpResponse:
    next_page = told.get_redirect_url(request) or "/"
    here = people.signed_in(request)
    known = told.account.user if told.account.pk else None
    if told.state.get("process") == "connect":
        return _connect(request, told, here, known, next_page)
    if known is None:
        join = actions.join_by_site(_known_as(told), _proved(told), _publication(next_page))
        known = writelane.run(join)
        request.session[SUGGESTED] = _name(told)
    if known is None:
        return _back(next_page, TAKEN)
    if known.is_staff or not known.is_active:
        return _back(next_page, FAILED)
    enter(request, known, "socialaccount")
    return HttpResponseRedirect(next_page)


def _connect(
    request: HttpRequest, told: SocialLogin, here: Person | None, known: Person | None, back: str
) -> HttpResponse:
    if here is None or not entered_lately(request) or (known is not None and known != here):
        return _back(back, TAKEN if known else FAILED)
    if known is None:
        writelane.run(actions.connect_site(here, _known_as(told), _publication(back)))
    return HttpResponseRedirect(back)


def _known_as(told: SocialLogin) -> actions.KnownAs:
    return actions.KnownAs(told.account.provider, told.account.uid)


def _proved(told: SocialLogin) -> str:
    for each in told.email_addresses:
        if each.verified:
            try:
                return fit_address(each.email)
            except Refusal:
                continue
    return ""


def _name(told: SocialLogin) -> str:
    user = told.user
    return f"{user.first_name} {user.last_name}".strip()[:60] if user else ""


def _publication(address: str) -> str:
    """Return the key of the publication at whose door somebody knocked."""
    return urlsplit(address).path.removeprefix("/accounts/").partition("/")[0]


def _back(address: str, problem: str) -> HttpResponse:
    parts = urlsplit(address)
    query = f"{parts.query}&problem={problem}".lstrip("&")
    return HttpResponseRedirect(f"{parts.path}?{query}")
