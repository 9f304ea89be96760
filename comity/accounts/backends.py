"""Two doors to one table of users: readers pass the one, staff the other, nobody both.

A session names the door by which it was opened, and only that one is asked whose it is: a
reader's session is nobody's at the desk, whatever cookie it is sent in.
"""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from comity.accounts import people
from comity.accounts.people import Person


class Staff(AuthenticationBackend):  # type: ignore[misc]
    """Members of staff, by name and password, as django-allauth has it."""

    def user_can_authenticate(self, user: Any) -> bool:
        """Say whether this is somebody who was engaged, and not let go."""
        return bool(user.is_staff and super().user_can_authenticate(user))


class Readers(ModelBackend):
    """Readers, by a proved address and a password, where they have set one."""

    def authenticate(  # type: ignore[override]
        self, request: HttpRequest | None, email: str = "", password: str = "", **_other: Any
    ) -> Person | None:
        """Return whose the address and the password are; it takes as long for nobody's."""
        if not email:
            return None
        person = people.by_email(email)
        if person is None:
            Person().set_password(password)
            return None
        good = person.check_password(password) and self.user_can_authenticate(person)
        return person if good else None

    def user_can_authenticate(self, user: Any) -> bool:
        """Say whether this is a reader."""
        return not user.is_staff and super().user_can_authenticate(user)
