"""What a reader may be called. Pure."""

from comity.ground import text
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.ground.skeleton import name_key

LENGTH = 60


def guests_not_allowed() -> Refusal:
    """Return the refusal where a publication wants to know who speaks."""
    return Refusal("guests_not_allowed", 401, _("Please sign in to take part."))


def fit_name(name: str, staff: frozenset[str]) -> str:
    """Return `name` as it will be shown.

    `staff` holds the name keys of the publication's staff (`ground.skeleton.name_key`).
    Raises a Refusal: `name_missing`, a TextProblem's code, or `name_of_staff` (all 422).
    """
    if not name.strip():
        raise Refusal("name_missing", 422, _("Please write the name that you want to go by."))
    shown = text.clean(name, limit=LENGTH, lines=False)
    key = name_key(shown)
    if key and key in staff:
        raise Refusal(
            "name_of_staff", 422, _("This name looks like a staff member's. Choose another one.")
        )
    return shown
