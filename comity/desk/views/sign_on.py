"""Single sign-on at the desk: the secrets of the publisher's site, and its provider's keys."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from comity.desk.asking import needed_uid
from comity.desk.deeds import Deed, page_of_deeds
from comity.desk.gate import at_desk
from comity.desk.shown import shown
from comity.ground import writelane
from comity.publications.actions import settle
from comity.publications.queries import publication
from comity.readers import actions
from comity.readers.actions.signing_keys import OVERLAP
from comity.readers.roles import Role, Staff
from comity.readers.sso.keys import keys_of

ADDRESSES = ("sso_jwks", "sso_issuer", "sso_audience")


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(Role.ADMINISTRATOR)
def sign_on(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Show the keys and do what a form asks; a secret is shown once, when it is made."""
    return page_of_deeds(request, staff, DEEDS, _page)


def _cut(request: HttpRequest, staff: Staff) -> str:
    label = request.POST.get("label", "")
    write = actions.cut_signing_key(staff.publication, label, actor=staff.actor)
    return writelane.run(write).secret


def _bring(request: HttpRequest, staff: Staff) -> None:
    given = request.POST
    secret, label = given.get("secret", ""), given.get("label", "")
    write = actions.bring_signing_key(staff.publication, secret, label, actor=staff.actor)
    writelane.run(write)


def _revoke(request: HttpRequest, staff: Staff) -> None:
    key = needed_uid(request, "key")
    writelane.run(actions.revoke_signing_key(staff.publication, key, actor=staff.actor))


def _addresses(request: HttpRequest, staff: Staff) -> None:
    changes: dict[str, str | bool] = {
        name: request.POST.get(name, "").strip() for name in ADDRESSES
    }
    changes["sso_once"] = "sso_once" in request.POST
    writelane.run(settle(staff.publication, changes, actor=staff.actor))


DEEDS: dict[str, Deed] = {
    "cut": _cut,
    "bring": _bring,
    "revoke": _revoke,
    "addresses": _addresses,
}


def _page(
    request: HttpRequest, staff: Staff, *, problem: str = "", secret: str = "", status: int = 200
) -> HttpResponse:
    return shown(
        request,
        staff,
        "desk/sign_on.html",
        status=status,
        keys=keys_of(staff.publication),
        settings=publication(staff.publication).settings,
        days=OVERLAP.days,
        problem=problem,
        secret=secret,
        part="sign-on",
    )
