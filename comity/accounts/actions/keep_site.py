"""Let somebody sign in by another site: whoever has an account, and whoever is new."""

from collections.abc import Callable
from dataclasses import dataclass

from allauth.socialaccount.models import SocialAccount

from comity.accounts import people
from comity.accounts.people import Person
from comity.accounts.telling import tell


@dataclass(frozen=True)
class KnownAs:
    """Somebody at another site: which one, and its id for them. No more of it is kept."""

    site: str
    uid: str


def connect_site(person: Person, known_as: KnownAs, publication: str) -> Callable[[], None]:
    """Let somebody who has an account sign in by another site, too."""

    def write() -> None:
        _keep(person, known_as, publication)

    return write


def join_by_site(known_as: KnownAs, email: str, publication: str) -> Callable[[], Person | None]:
    """Open an account for who comes from another site, which calls `email` theirs ("" for none).

    The write returns whose account it is: a former one, where two browsers came at once; None
    where the address is another account's.
    """

    def write() -> Person | None:
        there = SocialAccount.objects.filter(provider=known_as.site, uid=known_as.uid)
        if row := there.select_related("user").first():
            found: Person = row.user
            return found
        if email and people.by_email(email) is not None:
            return None
        person = people.open_account(publication)
        if email:
            people.keep_address(person, email)
        _keep(person, known_as, publication)
        return person

    return write


def _keep(person: Person, known_as: KnownAs, publication: str) -> None:
    _row, made = SocialAccount.objects.get_or_create(
        provider=known_as.site, uid=known_as.uid, defaults={"user": person}
    )
    if made:
        tell("account.site_connected", publication, person, {"site": known_as.site})
