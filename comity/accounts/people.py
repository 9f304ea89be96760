"""People with an account: a user without a role, whose address django-allauth keeps as proved.

An account is of the whole server; in each publication its owner is a reader of their own.
"""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from comity.accounts.telling import tell
from comity.ground.ids import uuid7
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.readers.epochs import epoch_of_account

Person = User

READER = "reader:"
"""How a person's user name begins, which nobody types: a colon is in no member of staff's."""


EPOCH = "accounts.epoch"
"""Where a browser's session keeps the account's epoch as it was when somebody signed in there."""


def by_email(email: str) -> Person | None:
    """Return whose proved address this is (as `ground.addresses` has fitted it), or None."""
    found = EmailAddress.objects.filter(email=email, verified=True, user__is_staff=False)
    row = found.select_related("user").first()
    return row.user if row else None


def email_of(person: Person) -> str:
    """Return a person's proved address, "" where they have none."""
    found = EmailAddress.objects.filter(user=person, verified=True).order_by("-primary", "id")
    return found.values_list("email", flat=True).first() or ""


def signed_in(request: HttpRequest) -> Person | None:
    """Return who is signed in to their account in this browser, or None."""
    user = request.user
    if not isinstance(user, Person) or user.is_staff:
        return None
    return user if request.session.get(EPOCH) == epoch_of_account(user.pk) else None


def welcome(email: str, publication: str) -> Person:
    """Return whose this proved address is, inside a write; a new account where it is nobody's.

    Refusal: address_taken (409).
    """
    known = by_email(email)
    if known is not None:
        return known
    try:
        with transaction.atomic():
            person = open_account(publication)
            keep_address(person, email)
    except IntegrityError:
        # Two browsers proved it at once, and the other one was faster.
        there = by_email(email)
        if there is None:
            raise address_taken() from None
        return there
    return person


def address_taken() -> Refusal:
    """Return the refusal for an address that somebody else has proved: staff, for one."""
    return Refusal("address_taken", 409, _("This address cannot be used for this account."))


def open_account(publication: str) -> Person:
    """Make an account that nobody can sign in to yet, inside a write."""
    person = Person(username=f"{READER}{uuid7().hex}")
    person.set_unusable_password()
    person.save()
    tell("account.opened", publication, person)
    return person


def keep_address(person: Person, email: str) -> None:
    """Keep an address that a person has proved as theirs, inside a write, in the former's place.

    IntegrityError: it is another person's.
    """
    EmailAddress.objects.filter(user=person).exclude(email=email).delete()
    EmailAddress.objects.update_or_create(
        user=person, email=email, defaults={"verified": True, "primary": True}
    )
    person.email = email
    person.save(update_fields=["email"])


def passkeys_of(person: Person) -> QuerySet[Any, Any]:
    """Return a person's passkeys, the oldest first."""
    kind = Authenticator.Type.WEBAUTHN
    rows: QuerySet[Any, Any] = Authenticator.objects.filter(user=person, type=kind)
    return rows.order_by("pk")


def called(user: Person) -> str:
    """Return what a browser shows beside a passkey: the address, or a member of staff's name."""
    return user.email if user.username.startswith(READER) else user.get_username()
