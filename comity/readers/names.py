"""Whose a name is: staff, accounts, the publisher's readers and an archive's members hold theirs.

Guests hold none.
"""

import uuid
from functools import lru_cache

from django.db.models import Q

from comity.ground import clock
from comity.readers.models import Appointment, FormerName, Reader
from comity.readers.rules import (
    OF_A_GUEST,
    RESERVED,
    fit_name,
    likeness,
    name_of_staff,
    name_taken,
)

Kind = Reader.Kind

_likeness = lru_cache(4096)(likeness)


def free_name(publication: str, name: str, of: uuid.UUID | None = None, *, proved: str = "") -> str:
    """Return `name` as it will be shown, where the reader `of` (None: somebody new) may have it.

    `proved` is an address that somebody new has proved: what an archive's reader with that address
    was called is theirs.

    Refusals (422): name_missing, name_of_staff, name_taken, and the codes of a text.
    """
    shown = fit_name(name)
    look = _likeness(shown)
    if look in staff_names(publication, but=of):
        raise name_of_staff()
    if is_held(publication, look, but=of) or _is_archived(publication, look, of, proved):
        raise name_taken()
    return shown


def staff_names(publication: str, but: uuid.UUID | None = None) -> frozenset[str]:
    """Return how the names look of all who work for a publication, `but` one reader."""
    speaking = Reader.objects.filter(
        Q(kind=Kind.STAFF) | Q(works_here=True), publication_id=publication
    )
    appointed = Appointment.objects.filter(
        Q(publication_id=publication) | Q(publication=None), user__is_active=True
    )
    if but is not None:
        own = Reader.objects.filter(id=but, user__isnull=False).values("user_id")
        speaking, appointed = speaking.exclude(id=but), appointed.exclude(user__in=own)
    looks = set(speaking.values_list("skeleton", flat=True))
    for first, last, username in appointed.values_list(
        "user__first_name", "user__last_name", "user__username"
    ):
        looks.add(_likeness(f"{first} {last}".strip() or username))
    return frozenset(looks)


def is_held(publication: str, look: str, but: uuid.UUID | None = None) -> bool:
    """Say whether somebody known, `but` one reader, goes by a name of this look, or lately did."""
    known = (Kind.ACCOUNT, Kind.SSO)
    going = Reader.objects.filter(publication_id=publication, kind__in=known, skeleton=look)
    lately = FormerName.objects.filter(
        skeleton=look,
        given_up_at__gt=clock.now() - RESERVED,
        reader__publication_id=publication,
        reader__kind__in=known,
    )
    if but is not None:
        going, lately = going.exclude(id=but), lately.exclude(reader=but)
    return going.exists() or lately.exists()


def _is_archived(publication: str, look: str, of: uuid.UUID | None, proved: str) -> bool:
    """Say whether a member of the system that an archive is of, who may come back, goes by it.

    Not the archive's guests: they held no name there either. The publisher's own readers are not
    asked: who they are is the publisher's to say.
    """
    going = Reader.objects.filter(
        publication_id=publication, kind=Kind.IMPORTED, claimed_by=None, skeleton=look
    ).exclude(origin__contains=f":{OF_A_GUEST}")
    if of is not None and not proved:
        own = Reader.objects.filter(id=of, email_proved_at__isnull=False)
        proved = own.values_list("email", flat=True).first() or ""
    return going.exclude(email=proved).exists() if proved else going.exists()


def former_names(reader: uuid.UUID) -> tuple[str, ...]:
    """Return what a reader was called before, the latest first."""
    rows = FormerName.objects.filter(reader=reader).order_by("-given_up_at", "-id")
    return tuple(rows.values_list("name", flat=True))
