"""How often an address of the API may be asked: whom a request counts for, and the counting."""

from django.http import HttpRequest

from comity.api import who
from comity.comments.actions import Voice
from comity.ground import writelane
from comity.readers import limits
from comity.readers.limits import Asker, Limit


def asker(request: HttpRequest) -> Asker:
    """Return whom a request counts for; Refusal `bad_token` (401)."""
    bearer = who.bearer_if_any(request)
    # Behind proxies this is whom the outermost of ours saw (readlane.proxies).
    network = limits.network(request.META.get("REMOTE_ADDR", ""))
    return Asker(network, bearer.reader if bearer else None)


def voice(request: HttpRequest, name: str, proof: str) -> Voice:
    """Return who wants to speak, and from which network; Refusal `bad_token` (401)."""
    return Voice(who.bearer_if_any(request), name, asker(request).network, proof)


async def keep(request: HttpRequest, *counted: Limit, thing: str = "") -> None:
    """Count one use of each for who asks, and of `thing`, a story say.

    Refusals: `too_many` (429), `bad_token` (401).
    """
    await writelane.prepare(limits.keep, asker(request), *counted, thing=thing)


async def keep_network(request: HttpRequest, *counted: Limit) -> None:
    """Count for the network alone, where the token may be one that is no longer good."""
    network = limits.network(request.META.get("REMOTE_ADDR", ""))
    await writelane.prepare(limits.keep, Asker(network), *counted)


async def keep_seeing(request: HttpRequest) -> None:
    """Count a story that a page shows first. A newsroom's machine, by its key, may show all."""
    if "Origin" in request.headers:
        await keep(request, limits.SIGHTINGS)


async def keep_writing(request: HttpRequest, slug: str = "") -> None:
    """Count a text that is to be posted, and the guest whom it makes where there is no token."""
    known = who.credential(request)
    await keep(request, limits.POSTS, *(() if known else (limits.NEW_GUESTS,)), thing=slug)
