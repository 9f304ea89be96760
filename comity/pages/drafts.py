"""What a form without script sends: the draft, where it comes from, and its key."""

import hmac
import uuid
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest

from comity.comments.queries.one import no_such_comment
from comity.ground import clock
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.publications.home import is_ours
from comity.readers.limits import Asker, network


@dataclass(frozen=True)
class Draft:
    """What was written into the form, as it came."""

    text: str = ""
    name: str = ""
    parent: str = ""
    insists: bool = False
    notify: bool = False
    """Whether they want to be told of answers, at `email`."""
    email: str = ""

    @property
    def answered(self) -> uuid.UUID | None:
        """The comment that this answers, if any; raises a Refusal `no_such_comment` (404)."""
        try:
            return uuid.UUID(self.parent) if self.parent else None
        except ValueError as fault:
            raise no_such_comment() from fault


def read(request: HttpRequest) -> Draft:
    """Return the draft that a form sent."""
    sent = request.POST
    return Draft(
        sent.get("text", ""),
        sent.get("name", ""),
        sent.get("parent", ""),
        "insists" in sent,
        "notify" in sent,
        sent.get("email", ""),
    )


def check_source(request: HttpRequest) -> None:
    """Refuse a form that another site sent: a Refusal `foreign_form` (403).

    Browsers say where a form stands (Sec-Fetch-Site, or Origin in older ones) and no page can
    change it. A client that says neither is no browser that could be made to send it.
    """
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    own = origin is None or is_ours(origin)
    if site is not None:
        own = site in ("same-origin", "none")
    if not own:
        raise Refusal("foreign_form", 403, _("This form was sent from another site."))


def sender(request: HttpRequest) -> Asker:
    """Return whom a form counts for: without script there is no token, so a network alone."""
    return Asker(network(request.META.get("REMOTE_ADDR", "")))


def key(request: HttpRequest, slug: str, draft: Draft) -> str:
    """Return the idempotency key of a draft that brings none: pages are kept, so all are alike.

    The same words of the same name from the same address, in the same place, on one day (in
    UTC), are one post that was sent twice.
    """
    address = request.META.get("REMOTE_ADDR", "")
    day = clock.now().date().isoformat()
    parts = "\0".join((day, address, slug, draft.parent, draft.name, draft.text))
    secret = settings.SECRET_KEY.encode()
    return hmac.new(secret, parts.encode("utf-8", "surrogatepass"), sha256).hexdigest()
