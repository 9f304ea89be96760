"""Who works at the desk: engaged, promoted, let go, each in the journal."""

import re
from collections.abc import Callable, Mapping

from django.contrib.auth import get_user_model

from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.journal import record
from comity.readers.roles import Role, Staff, appoint_staff, dismiss

NAMELESS = _("Please give a name to sign in with, and a role.")
LONGEST = 150
"""Characters of a name, as django.contrib.auth keeps it."""

_SIGN = re.compile(r"[\w.@+-]")
"""What a name may hold: UnicodeUsernameValidator of django.contrib.auth."""


def engage(
    username: str,
    password: str,
    role: Role = Role.ADMINISTRATOR,
    publication: str | None = None,
    sections: tuple[str, ...] = (),
) -> str:
    """Make a member of staff who can sign in; one who is here already keeps their password.

    `publication` None is all of them; `sections` empty is all of those.
    """
    user, made = get_user_model().objects.get_or_create(
        username=username, defaults={"is_staff": True}
    )
    if made:
        user.set_password(password)
        user.save(update_fields=["password"])
    appoint_staff(user.pk, role, publication, sections)
    return user.get_username()


def engage_from_command(
    username: str, password: str, role: Role, publication: str
) -> Callable[[], bool]:
    """Engage somebody where nobody is signed in yet; the write says whether they are new here.

    Who is not new keeps their password. Refusal: bad_name (422).
    """
    _check_name(username)

    def write() -> bool:
        fresh = not get_user_model().objects.filter(username=username).exists()
        engage(username, password, role, publication)
        record.append(
            "staff.engaged",
            publication=publication,
            subject=username[:64],
            actor="system",
            data={"role": role.name.lower(), "sections": []},
        )
        return fresh

    return write


def change(given: Mapping[str, str], password: str, *, by: Staff) -> str:
    """Do what the form of the staff page asks: engage, promote or let go.

    Returns `password` where it is a new member's first one, else "". Refusals (422):
    bad_name, bad_role; not_yours_to_decide (403) for letting oneself go.
    """
    leaving = given.get("dismiss", "")
    if leaving.isdecimal():
        _let_go(int(leaving), by)
        return ""
    username = given.get("username", "").strip()
    _check_name(username)
    try:
        role = Role(int(given.get("role", "")))
    except ValueError as fault:
        raise Refusal("bad_role", 422, NAMELESS) from fault
    sections = tuple(part.strip() for part in given.get("sections", "").split(",") if part.strip())
    fresh = not get_user_model().objects.filter(username=username).exists()

    def write() -> None:
        engage(username, password, role, by.publication, sections)
        _tell("staff.engaged", username, by, {"role": role.name.lower(), "sections": [*sections]})

    writelane.run(write)
    return password if fresh else ""


def _check_name(username: str) -> None:
    """Refuse (bad_name, 422) a name that nobody can sign in with, and say what it must not hold."""
    signs = "".join(dict.fromkeys(sign for sign in username if not _SIGN.fullmatch(sign)))
    if signs:
        raise Refusal(
            "bad_name",
            422,
            _("Letters, digits and . @ + - _ make a name to sign in with, not “%(signs)s”."),
            {"signs": signs[:20].replace(" ", "␣")},
        )
    if not 1 <= len(username) <= LONGEST:
        raise Refusal("bad_name", 422, NAMELESS)


def _let_go(user: int, by: Staff) -> None:
    if user == by.user:
        raise Refusal("not_yours_to_decide", 403, _("Somebody else has to let you go."))

    def write() -> None:
        dismiss(user, by.publication)
        _tell("staff.dismissed", str(user), by, {})

    writelane.run(write)


def _tell(kind: str, subject: str, by: Staff, data: Mapping[str, object]) -> None:
    record.append(kind, publication=by.publication, subject=subject[:64], actor=by.actor, data=data)
