"""Which pages of the web may ask, and may read the answer.

What everybody may read is answered to every page. What writes, and what is one reader's
alone, is answered to the publication's origins and to Comity's own pages. Source: the Fetch
standard, section 3.3 (https://fetch.spec.whatwg.org/#http-cors-protocol).

Every page may ask whether it may ask: a browser that hears no to that tells its page nothing
but that the network failed. The no stands in the answer to what is then asked for, and that
problem can be read by whom it is about.
"""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from comity.api import who
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.publications.home import is_ours

METHODS = "GET, POST, PUT, PATCH, DELETE"
HEADERS = "authorization, content-type, idempotency-key"
REASONS = frozenset({"foreign_origin", "no_such_publication"})
"""Why a page was not admitted: it is of no publication's site, or has mistyped its key."""

LASTS = 7200
"""Seconds for which a browser may keep the answer to a preflight; more is not kept by any."""


def is_open(request: HttpRequest) -> bool:
    """Say whether everybody may read the answer: it reads, and shows nobody's token."""
    return request.method in ("GET", "HEAD") and "Authorization" not in request.headers


async def admit(request: HttpRequest, **place: str) -> None:
    """Raise a Refusal `foreign_origin` (403) where the page that asks may not.

    `place` is what the address holds: a publication, a slug or a comment's id.
    """
    page = request.headers.get("Origin")
    if page is None or is_open(request) or is_ours(page):
        return
    if not await writelane.prepare(who.welcome, page, **place):
        raise who.foreign()


def may_be_told(fault: Exception) -> bool:
    """Say whether `fault` may be read by a page that was not admitted: it is the reason why."""
    return isinstance(fault, Refusal) and fault.code in REASONS


def preflight() -> HttpResponse:
    """Return the answer to a browser that asks whether it may ask."""
    response = HttpResponse(status=204)
    response["Access-Control-Allow-Methods"] = METHODS
    response["Access-Control-Allow-Headers"] = HEADERS
    response["Access-Control-Max-Age"] = str(LASTS)
    return response


def mark(request: HttpRequest, response: HttpResponseBase, *, admitted: bool) -> None:
    """Say on the answer which pages may read it."""
    if is_open(request):
        response["Access-Control-Allow-Origin"] = "*"
        return
    patch_vary_headers(response, ["Origin"])
    page = request.headers.get("Origin")
    if admitted and page is not None:
        response["Access-Control-Allow-Origin"] = page
