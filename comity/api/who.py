"""Who asks: a reader by a bearer token, a publisher's machine by its key, a page by its origin.

No cookie is read. Browsers add an Origin to whatever writes; machines have none.
"""

from uuid import UUID

from django.http import HttpRequest

from comity.comments import queries as comments
from comity.comments.queries.one import no_such_comment
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.publications import queries as publications
from comity.publications.origins import allowed
from comity.readers import tokens
from comity.readers.tokens import Bearer
from comity.stories import queries as stories

Demand = dict[str, list[dict[str, list[str]]]]

KEY = "comity_"
"""How each API key begins (publications.actions.cut_key)."""

READER: Demand = {"security": [{"readerToken": []}]}
READER_OR_GUEST: Demand = {"security": [{}, {"readerToken": []}]}
PAGE_OR_KEY: Demand = {"security": [{}, {"publisherKey": []}]}
"""What the schema says of an operation, by whom it may be asked."""


def credential(request: HttpRequest) -> str:
    """Return what stands after `Bearer` in Authorization, or nothing."""
    scheme, _space, value = request.headers.get("Authorization", "").partition(" ")
    return value.strip() if scheme.lower() == "bearer" else ""


def bearer_if_any(request: HttpRequest) -> Bearer | None:
    """Return whom the request speaks for; None: a guest. Raises a Refusal `bad_token` (401)."""
    token = credential(request)
    return tokens.read(token) if token else None


def bearer(request: HttpRequest) -> Bearer:
    """Return whom the request speaks for; Refusals `token_missing`, `bad_token` (401)."""
    found = bearer_if_any(request)
    if found is None:
        raise Refusal("token_missing", 401, _("This is for a reader who is known here."))
    return found


def foreign() -> Refusal:
    """Return the refusal for a page of a site that the publication has not allowed."""
    return Refusal("foreign_origin", 403, _("This site has no part in the publication's comments."))


async def comes_from_publisher(request: HttpRequest, publication: str) -> bool:
    """Say whether the publisher's own page, or a machine that bears its key, is asking.

    A foreign Origin has been refused before; what is left is whether there is one at all.
    """
    if request.headers.get("Origin"):
        return True
    key = credential(request)
    if not key.startswith(KEY):
        return False
    return await writelane.prepare(publications.publication_of_key, key) == publication


def welcome(page: str, publication: str = "", slug: str = "", comment_id: str = "") -> bool:
    """Say whether pages of the origin `page` may write where an address of the API leads.

    An address that names nothing is of any publication. Refusals: no_such_….
    """
    if slug:
        publication = stories.story(slug).publication
    elif comment_id:
        publication = comments.comment(_id(comment_id)).publication
    if publication:
        return allowed(page, publications.publication(publication).origins)
    return any(allowed(page, house.origins) for house in publications.publications())


def _id(written: str) -> UUID:
    try:
        return UUID(written)
    except ValueError as fault:
        raise no_such_comment() from fault
