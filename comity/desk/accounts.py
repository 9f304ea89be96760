"""How staff sign in: a name, a password and, where set up, a second factor; or a passkey.

django-allauth does it; here is what of it is let in, and the gate's own checks around it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path

from comity.desk import passkeys
from comity.desk.gate import check_site, refused, sealed
from comity.ground.refusal import Refusal

View = Callable[..., HttpResponseBase]


class StaffAccounts(DefaultAccountAdapter):
    """Nobody signs up: administrators engage staff."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no."""
        return False


def own(view: View) -> View:
    """Take what another site sends for what it is, and keep the page out of every cache."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            check_site(request)
        except Refusal as refusal:
            return sealed(refused(request, refusal))
        return sealed(view(request, *args, **kwargs))

    return guarded


urlpatterns: list[URLPattern] = [
    path("sign-in/", own(account.login), name="account_login"),
    path("sign-in/factor/", own(factors.authenticate), name="mfa_authenticate"),
    path("sign-in/passkey/", own(passkeys.sign_in), name="desk-passkey"),
    path("sign-in/passkey/options/", own(passkeys.ask_for_one), name="desk-passkey-options"),
    path("sign-in/inactive/", own(account.account_inactive), name="account_inactive"),
    path("sign-out/", own(account.logout), name="account_logout"),
    path("account/", own(factors.index), name="mfa_index"),
    path("account/again/", own(account.reauthenticate), name="account_reauthenticate"),
    path("account/again/factor/", own(factors.reauthenticate), name="mfa_reauthenticate"),
    path(
        "account/again/passkey/",
        own(webauthn.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/password/", own(account.password_change), name="account_change_password"),
    path("account/app/", own(totp.activate_totp), name="mfa_activate_totp"),
    path("account/app/end/", own(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("account/passkeys/", own(passkeys.own), name="desk-passkeys"),
    path("account/passkeys/options/", own(passkeys.offer_one), name="desk-new-passkey"),
    path("account/passkeys/new/", own(passkeys.keep), name="desk-keep-passkey"),
    path("account/passkeys/<int:passkey>/end/", own(passkeys.give_up), name="desk-no-passkey"),
    path("account/codes/", own(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "account/codes/new/",
        own(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/codes/file/",
        own(recovery.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
]
"""Mounted at /desk/; the names are those that allauth looks up."""
