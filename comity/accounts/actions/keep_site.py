"""Let somebody sign in by another site: whoever has an account, and whoever is new."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, transaction

from comity.accounts import people
from comity.accounts.people import Person
from comity.accounts.telling import tell


@dataclass(frozen=True)
class KnownAs:
    """Somebody at another site: which one, and its id for them. No more of it is kept."""

    site: str
    uid: str


def connect_site(person: Person, known_as: KnownAs, publication: str) -> Callable[[], None]:
    """Let somebody who has an account sign in by another site, too; twice is once."""

    def write() -> None:
        with suppress(IntegrityError), transaction.atomic():
            _keep(person, known_as, publication)

    return write


def join_by_site(known_as: KnownAs, email: str, publication: str) -> Callable[[], Person | None]:
    """Open an account for who comes from another site, which calls `email` theirs ("" for none).

    The write returns whose account it is: a former one, where two browsers came at once; None
    where the address is another account's.
    """

    def write() -> Person | None:
        known = _known(known_as)
        if known is not None or (email and people.by_email(email) is not None):
            return known
        try:
            with transaction.atomic():
                person = people.open_account(publication)
                if email:
                    people.keep_address(person, email)
                _keep(person, known_as, publication)
        except IntegrityError:
            # The other browser was faster; or the address is by now another account's.
            return _known(known_as)
        return person

    return write


def _known(known_as: KnownAs) -> Person | None:
    there = SocialAccount.objects.filter(provider=known_as.site, uid=known_as.uid)
    row = there.select_related("user").first()
    return row.user if row else None


def _keep(person: Person, known_as: KnownAs, publication: str) -> None:
    SocialAccount.objects.create(provider=known_as.site, uid=known_as.uid, user=person)
    tell("account.site_connected", publication, person, {"site": known_as.site})
