"""What is kept of readers, why, and for how long: written from what is set, so that it is true."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from comity.funding.queries import standings
from comity.interchange.webhooks.queries import hooks
from comity.pages.me.door import LASTS
from comity.pages.shown import asked_language, shown, speaking, telling
from comity.publications.queries import PublicationView, publication
from comity.readers.copies import KEPT
from comity.readers.sso.keys import keys_of
from comity.readers.tokens import REFRESH


@dataclass(frozen=True)
class Practice:
    """What a publication does, as far as its readers are concerned. Times are in days."""

    network_days: int
    backup_days: int
    browser_days: int
    copy_days: int
    cookie_minutes: int
    accounts: bool
    sites: str
    """The other sites by which readers can sign in; "" where there are none."""
    sso: bool
    mail: bool
    giving: bool
    told_elsewhere: bool
    """Whether other systems of the publication are told of comments."""
    contact: str


def practice_of(house: PublicationView) -> Practice:
    """Return what holds for a publication now, by its settings and the server's."""
    own = house.settings
    sites = sorted(settings.SOCIALACCOUNT_PROVIDERS) if own.accounts else []
    return Practice(
        own.network_days,
        own.backup_days,
        REFRESH // 86_400,
        KEPT.days,
        LASTS // 60,
        own.accounts,
        ", ".join(sites),
        bool(own.sso_jwks or keys_of(house.key)),
        settings.MAIL,
        bool(standings(house.key, limit=1)),
        bool(hooks(house.key)),
        own.privacy_contact,
    )


@require_safe
@telling
def privacy(request: HttpRequest, key: str) -> HttpResponse:
    """Show what a publication keeps of its readers."""
    house = publication(key)
    with speaking(request, house):
        return shown(
            request,
            "pages/privacy.html",
            house,
            does=practice_of(house),
            query=asked_language(house),
        )
