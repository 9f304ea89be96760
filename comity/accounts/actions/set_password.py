"""Set a password of one's own. To do without one again is to give up a way."""

from collections.abc import Callable

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from comity.accounts.people import Person
from comity.accounts.telling import tell
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _

LONGEST = 1000
"""Characters of a password. Each costs time to hash; nobody types as many."""


def set_password(person: Person, typed: str, publication: str) -> Callable[[], None]:
    """Let somebody sign in by their address and this password.

    Refusal: weak_password (422), where it is guessed at once, or too long.
    """
    _check(typed, person)
    # To hash it takes as long as hundreds of writes: it is done beside the lane.
    hashed = make_password(typed)

    def write() -> None:
        Person.objects.filter(pk=person.pk).update(password=hashed)
        tell("account.password_set", publication, person)

    return write


def _check(typed: str, person: Person) -> None:
    try:
        validate_password(typed, person)
    except ValidationError as fault:
        said = " ".join(fault.messages)
        raise Refusal("weak_password", 422, "%(said)s", {"said": said}) from fault
    if len(typed) > LONGEST:
        raise Refusal(
            "weak_password", 422, _("%(most)s characters are the most."), {"most": LONGEST}
        )
