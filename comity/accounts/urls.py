"""Addresses of readers' accounts, mounted at /accounts/.

Other sites lead back to below `with/`; all else stands below the publication's key.
"""

from allauth.urls import build_provider_urlpatterns
from django.urls import URLPattern, URLResolver, include, path

from comity.accounts.views import address, code, done, entrance, mine, name, passkey, password, ways

urlpatterns: list[URLPattern | URLResolver] = [
    path("with/", include(build_provider_urlpatterns())),
    path("<slug:key>/", entrance.entrance, name="accounts"),
    path("<slug:key>/email/", code.send, name="accounts-email"),
    path("<slug:key>/code/", code.code, name="accounts-code"),
    path("<slug:key>/link/<str:secret>/", code.link, name="accounts-link"),
    path("<slug:key>/password/", password.password, name="accounts-password"),
    path("<slug:key>/passkey/", passkey.sign_in, name="accounts-passkey"),
    path("<slug:key>/passkey/options/", passkey.ask_for_one, name="accounts-passkey-options"),
    path("<slug:key>/name/", name.name, name="accounts-name"),
    path("<slug:key>/done/", done.done, name="accounts-done"),
    path("<slug:key>/leave/", done.leave, name="accounts-leave"),
    path("<slug:key>/mine/", mine.mine, name="accounts-mine"),
    path("<slug:key>/ways/", ways.ways, name="accounts-ways"),
    path("<slug:key>/ways/password/", ways.password, name="accounts-set-password"),
    path("<slug:key>/ways/address/", address.change, name="accounts-new-address"),
    path("<slug:key>/ways/address/code/", address.code, name="accounts-new-address-code"),
    path("<slug:key>/ways/leave/", ways.leave_everywhere, name="accounts-leave-everywhere"),
    path("<slug:key>/ways/passkeys/", passkey.keep, name="accounts-keep-passkey"),
    path("<slug:key>/ways/passkeys/options/", passkey.offer_one, name="accounts-new-passkey"),
    path(
        "<slug:key>/ways/passkeys/<int:passkey>/end/", passkey.give_up, name="accounts-no-passkey"
    ),
    path("<slug:key>/ways/sites/<int:connection>/end/", ways.disconnect, name="accounts-no-site"),
]
