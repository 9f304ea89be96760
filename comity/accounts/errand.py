"""What a pop-up was opened for. It travels in the address, so that nothing is kept for it.

Nothing in it is a secret or a permission: the origin is checked against the publication's when
it is read, and once more by the page itself, which alone knows what the challenge is made from.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.publications.home import is_ours
from comity.publications.origins import allowed, origin
from comity.publications.queries import PublicationView
from comity.readers.handover import CHALLENGE

STATE = re.compile(r"[A-Za-z0-9_-]{16,64}", re.ASCII)


@dataclass(frozen=True)
class Errand:
    """The page that waits: its origin, what it will prove itself by, and how it knows the answer.

    All empty where nobody waits: somebody came by a link.
    """

    origin: str = ""
    challenge: str = ""
    state: str = ""
    lang: str = ""

    @property
    def query(self) -> str:
        """What an address needs to carry this on: "" or "?origin=…"."""
        told = {name: value for name, value in vars(self).items() if value}
        return f"?{urlencode(told)}" if told else ""


def read(request: HttpRequest, house: PublicationView) -> Errand:
    """Return the errand that an address carries; Refusals foreign_origin, bad_errand (403)."""
    given = Errand(**{name: request.GET.get(name, "") for name in vars(Errand())})
    if not given.origin:
        return Errand(lang=given.lang)
    if not (allowed(given.origin, house.origins) or is_ours(given.origin)):
        raise Refusal(
            "foreign_origin", 403, _("This site has no part in the publication's comments.")
        )
    whole = CHALLENGE.fullmatch(given.challenge) and STATE.fullmatch(given.state)
    if not whole or origin(given.origin) != given.origin:
        raise Refusal("bad_errand", 403, _("Please sign in from the page with the comments."))
    return given
