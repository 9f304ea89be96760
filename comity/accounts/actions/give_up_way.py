"""Give up a way to sign in: a passkey, another site, or the password. The last one stays."""

from collections.abc import Callable
from enum import StrEnum, auto

from allauth.socialaccount.models import SocialAccount
from django.conf import settings

from comity.accounts.people import Person, email_of, passkeys_of
from comity.accounts.telling import tell
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _


class Way(StrEnum):
    """What can be given up. The address cannot, only changed for another."""

    PASSKEY = auto()
    SITE = auto()
    PASSWORD = auto()


def give_up_way(person: Person, way: Way, key: int, publication: str) -> Callable[[], None]:
    """Sign somebody in by this way no more; `key` is the row's, and of a password's none is asked.

    What they do not have is given up already. Refusal of the write: last_way (409).
    """

    def write() -> None:
        # Two ways that are given up at once wait for each other here, or both would be the last.
        row = Person.objects.select_for_update().get(pk=person.pk)
        if not _gone(row, way, key):
            return
        if not _has_another(row):
            raise Refusal("last_way", 409, _("This is the only way in which you can sign in."))
        tell("account.way_given_up", publication, person, {"way": way})

    return write


def _gone(person: Person, way: Way, key: int) -> bool:
    """Take the way off, to be brought back with the write; False where there was none."""
    match way:
        case Way.PASSKEY:
            return bool(passkeys_of(person).filter(pk=key).delete()[0])
        case Way.SITE:
            return bool(SocialAccount.objects.filter(user=person, pk=key).delete()[0])
    if not person.has_usable_password():
        return False
    person.set_unusable_password()
    person.save(update_fields=["password"])
    return True


def _has_another(person: Person) -> bool:
    """Say whether somebody can still sign in: an address needs mail for its code, or a password."""
    by_address = bool(email_of(person)) and (settings.MAIL or person.has_usable_password())
    sites = SocialAccount.objects.filter(user=person)
    return by_address or passkeys_of(person).exists() or sites.exists()
