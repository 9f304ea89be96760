"""The ways in which somebody signs in: what there is, and a password of one's own."""

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.utils.translation import gettext

from comity.accounts import actions, people, providers
from comity.accounts.actions import Way
from comity.accounts.door import Visit, door
from comity.accounts.entering import entered_lately, leave
from comity.accounts.lately import lately
from comity.accounts.people import Person
from comity.ground import writelane
from comity.ground.refusal import Refusal


@door
def ways(visit: Visit) -> HttpResponse:
    """Show how who is signed in can sign in."""
    person = people.signed_in(visit.request)
    return shown_ways(visit, person) if person else visit.to("")


@door
@lately
def password(visit: Visit, person: Person) -> HttpResponse:
    """Set a password, or (an empty one) do without. Other browsers are signed out by it."""
    if visit.request.method != "POST":
        return visit.to("ways/")
    typed = visit.request.POST.get("password", "")
    house = visit.house.key
    try:
        if typed:
            writelane.run(actions.set_password(person, typed, house))
        else:
            writelane.run(actions.give_up_way(person, Way.PASSWORD, 0, house))
    except Refusal as refusal:
        return shown_ways(visit, person, refusal)
    person.refresh_from_db(fields=["password"])
    update_session_auth_hash(visit.request, person)
    return visit.to("ways/")


@door
@lately
def leave_everywhere(visit: Visit, person: Person) -> HttpResponse:
    """Sign out of every browser and every publication, here as well."""
    if visit.request.method == "POST":
        writelane.run(actions.leave_everywhere(person, visit.house.key))
        leave(visit.request)
    return visit.to("")


@door
@lately
def disconnect(visit: Visit, person: Person, connection: int) -> HttpResponse:
    """Sign in by another site no more. The last way of all stays: Refusal `last_way` (409)."""
    if visit.request.method == "POST":
        writelane.run(actions.give_up_way(person, Way.SITE, connection, visit.house.key))
    return visit.to("ways/")


def shown_ways(
    visit: Visit, person: Person, refusal: Refusal | None = None, wanted: str = ""
) -> HttpResponse:
    """Show the ways of who is signed in, with what is wrong where something is.

    wanted: the new address that they typed.
    """
    connected = SocialAccount.objects.filter(user=person).order_by("pk")
    names = providers.names(visit)
    return visit.shown(
        "ways",
        refusal,
        email=people.email_of(person),
        has_password=person.has_usable_password(),
        passkeys=[(each.pk, each.wrap().name) for each in people.passkeys_of(person)],
        connected=[
            (each.pk, names.get(each.provider, gettext("Another site"))) for each in connected
        ],
        offered=providers.offered(visit, "connect"),
        lately=entered_lately(visit.request),
        mails=settings.MAIL,
        wanted=wanted,
    )
