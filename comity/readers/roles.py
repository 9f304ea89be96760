"""Who of the staff may do what, where: roles by publication, for a moderator also by section."""

from dataclasses import dataclass

from django.db.models import Q

from comity.readers.models import Appointment, Role

__all__ = ["Role", "Staff", "appoint_staff", "publications_of", "staff_of"]


@dataclass(frozen=True)
class Staff:
    """A member of staff at work in one publication."""

    user: int
    name: str
    publication: str
    role: Role
    sections: frozenset[str]
    """Those that they moderate; empty: all."""

    @property
    def actor(self) -> str:
        """How the journal names them."""
        return f"staff:{self.user}"

    def may(self, role: Role) -> bool:
        """Say whether they hold this role, or one above it."""
        return self.role >= role

    def covers(self, section: str) -> bool:
        """Say whether a story of this section is theirs to moderate."""
        return not self.sections or section in self.sections


def staff_of(user_id: int, publication: str) -> Staff | None:
    """Return a user at work in a publication, in the highest role that they hold there."""
    found = (
        Appointment.objects.filter(
            Q(publication=publication) | Q(publication=None), user=user_id, user__is_active=True
        )
        .select_related("user")
        .order_by("-role")
    )
    rows = list(found)
    if not rows:
        return None
    role = Role(rows[0].role)
    everywhere = role > Role.MODERATOR or any(not row.sections for row in rows)
    sections = frozenset() if everywhere else frozenset(s for row in rows for s in row.sections)
    user = rows[0].user
    return Staff(user_id, user.get_full_name() or user.get_username(), publication, role, sections)


def publications_of(user_id: int, known: list[str]) -> list[str]:
    """Return which of the publications `known` a user works in, in their order."""
    rows = Appointment.objects.filter(user=user_id).values_list("publication_id", flat=True)
    held = set(rows)
    return [key for key in known if None in held or key in held]


def appoint_staff(
    user_id: int, role: Role, publication: str | None = None, sections: tuple[str, ...] = ()
) -> None:
    """Give a user a role in a publication, or (None) in all; a former one there is replaced."""
    Appointment.objects.update_or_create(
        user_id=user_id,
        publication_id=publication,
        defaults={"role": role, "sections": list(sections)},
    )


@dataclass(frozen=True)
class Colleague:
    """Somebody who works in a publication, as administrators see them."""

    user: int
    username: str
    role: Role
    sections: tuple[str, ...]
    everywhere: bool
    """Whether they hold the role in all publications; it is changed by the command line alone."""


def colleagues(publication: str) -> tuple[Colleague, ...]:
    """Return who works in a publication, by name."""
    rows = Appointment.objects.filter(Q(publication=publication) | Q(publication=None))
    return tuple(
        Colleague(
            row.user_id,
            row.user.get_username(),
            Role(row.role),
            tuple(row.sections),
            row.publication_id is None,
        )
        for row in rows.select_related("user").order_by("user__username")
    )


def dismiss(user_id: int, publication: str) -> None:
    """Take a user's role in a publication away."""
    Appointment.objects.filter(user=user_id, publication=publication).delete()
