"""Push: notices in a reader's browser while no page of ours is open (RFC 8030)."""

from django.http import HttpRequest, HttpResponse
from ninja import Schema

from comity.api import limits, who
from comity.api.language import chosen
from comity.api.router import router
from comity.ground import writelane
from comity.notices.actions.browsers import end_push, take_push
from comity.notices.push.keys import offered, public_key
from comity.readers.limits import FOLLOWS
from comity.readers.queries import reader as reader_of


class KeyOut(Schema):
    """The server's public key for `pushManager.subscribe`, "" where it sends no web push."""

    key: str


class Keys(Schema):
    """A browser's keys, in base64url."""

    p256dh: str
    auth: str


class Subscription(Schema):
    """A browser's subscription, as `PushSubscription.toJSON()` gives it."""

    endpoint: str
    keys: Keys


class Ended(Schema):
    """Which browser takes no more."""

    endpoint: str


@router.get("/push", tags=["push"], response=KeyOut)
async def read_push_key(request: HttpRequest) -> KeyOut:
    """Return by which key this server sends web push."""
    return KeyOut(key=await writelane.prepare(public_key) if offered() else "")


@router.put(
    "/publications/{slug:publication}/push",
    tags=["push"],
    response={204: None},
    openapi_extra=who.READER,
)
async def begin_push(
    request: HttpRequest, publication: str, subscription: Subscription
) -> HttpResponse:
    """Push this reader's notices to a browser.

    Problems: no_push, bad_subscription, token_missing, bad_token, too_many.
    """
    bearer = who.bearer(request)
    await limits.keep(request, FOLLOWS)
    speaker = await writelane.prepare(reader_of, bearer, publication)
    keys = subscription.keys
    await writelane.submit(
        take_push(speaker.id, subscription.endpoint, keys.p256dh, keys.auth, chosen(request))
    )
    return HttpResponse(status=204)


@router.delete(
    "/publications/{slug:publication}/push",
    tags=["push"],
    response={204: None},
    openapi_extra=who.READER,
)
async def stop_push(request: HttpRequest, publication: str, ended: Ended) -> HttpResponse:
    """Push nothing more to a browser; twice is once.

    Problems: token_missing, bad_token.
    """
    speaker = await writelane.prepare(reader_of, who.bearer(request), publication)
    await writelane.submit(end_push(speaker.id, ended.endpoint))
    return HttpResponse(status=204)
