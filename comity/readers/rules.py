"""What a reader may be called, and how often they may change it. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil

from comity.ground import text
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.ground.skeleton import name_key

LENGTH = 60

RESERVED = timedelta(days=90)
"""For how long nobody else may take a name that a known reader has given up."""

OF_A_GUEST = "mail:"
"""What the ids of an archive's guests begin with, whom their addresses alone tell apart."""

GUESTS_CHANGE = (3, timedelta(days=1))
KNOWN_CHANGE = (1, timedelta(days=30))
"""How many changes of name, within what time: a guest signs each comment, an account is known."""


def guests_not_allowed() -> Refusal:
    """Return the refusal where a publication wants to know who speaks."""
    return Refusal("guests_not_allowed", 401, _("Please sign in to take part."))


def fit_name(name: str) -> str:
    """Return `name` as it will be shown.

    Raises a Refusal: `name_missing` (422), or a TextProblem's code.
    """
    if not name.strip():
        raise Refusal("name_missing", 422, _("Please write the name that you want to go by."))
    return text.clean(name, limit=LENGTH, lines=False)


def likeness(name: str) -> str:
    """Return what two names share when readers would take one for the other (UTS 39).

    A name without a letter or a digit is like none but itself.
    """
    return name_key(name) or name


def name_of_staff() -> Refusal:
    """Return the refusal for a name that readers would take for a staff member's."""
    return Refusal(
        "name_of_staff", 422, _("This name looks like a staff member's. Choose another one.")
    )


def name_taken() -> Refusal:
    """Return the refusal for a name that readers would take for another reader's."""
    return Refusal(
        "name_taken",
        422,
        _("Another reader goes by this name, or by one that looks like it. Choose another one."),
    )


def numbered(name: str, number: int) -> str:
    """Return a name that the publisher gave twice with a number behind it: `Ada (2)`."""
    tail = f" ({number})"
    return name[: LENGTH - len(tail)].rstrip() + tail


def check_change(is_guest: bool, changed: Sequence[datetime], now: datetime) -> None:
    """Let a reader change their name who changed it at the moments `changed`, or refuse.

    Refusal: `renamed_lately` (429), with `retry_after` in seconds.
    """
    count, within = GUESTS_CHANGE if is_guest else KNOWN_CHANGE
    late = sorted(at for at in changed if at > now - within)
    if len(late) < count:
        return
    wait = late[-count] + within - now
    raise Refusal(
        "renamed_lately",
        429,
        _("You have changed your name lately. You can change it again from %(until)s UTC."),
        {"until": f"{now + wait:%Y-%m-%d %H:%M}"},
        {"retry_after": ceil(wait.total_seconds())},
    )
