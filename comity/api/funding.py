"""Funding: the bar of a publication's goal, and the webhooks by which money is told."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from ninja import Schema

from comity.api.caching import publicly
from comity.api.router import router
from comity.funding.queries import secrets_of
from comity.funding.showing import bar_now
from comity.funding.tills import hook, stripe_events
from comity.ground import clock, writelane
from comity.ground.signature import HEADER, forged, verify
from comity.ground.writelane import Write
from comity.publications.queries import publication as read_publication
from comity.snapshots.render import language

KEPT = 15
"""Seconds for which others may keep a bar."""


class MarkOut(Schema):
    """A mark on the scale: its place in per cent of the bar, its figure, the figure's anchor."""

    at: float
    text: str
    anchor: str


class BarOut(Schema):
    """A bar, ready as text in one language. `filled` is per cent of the bar's length."""

    goal: str
    title: str
    sentence: str
    sum: str
    value_text: str
    percent: int
    filled: float
    marks: list[MarkOut]
    until: str
    left: str
    link: str
    label: str
    figures: str
    figures_label: str
    lang: str
    dir: str


class Shown(Schema):
    """The bar of the goal that runs now; null where none does."""

    bar: BarOut | None


class Told(Schema):
    """What became of a message. `news` is false for one that was known, or is not for us."""

    news: bool


@router.get("/publications/{slug:publication}/goal", tags=["funding"], response=Shown)
async def read_goal(
    request: HttpRequest, response: HttpResponse, publication: str
) -> dict[str, object]:
    """Return the bar that is shown today. Problems: no_such_publication."""
    publicly(response, seconds=KEPT)
    return {"bar": await writelane.prepare(_bar, publication, request.GET.get("lang", ""))}


@router.post("/funding/{slug:publication}/payments", tags=["funding"], response=Told)
async def tell_payment(request: HttpRequest, publication: str) -> Told:
    """Enter a payment, a refund or a dispute that a processor tells, signed (docs/funding.md).

    Problems: bad_signature, stale_signature, bad_message, and why money is not taken.
    """
    body, header = request.body, request.headers.get(HEADER, "")
    return Told(news=await writelane.act(_told, publication, body, header))


@router.post("/funding/{slug:publication}/stripe", tags=["funding"], response=Told)
async def tell_stripe_event(request: HttpRequest, publication: str) -> Told:
    """Enter what an event of Stripe tells. Problems: bad_signature, stale_signature, as above."""
    body, header = request.body, request.headers.get("Stripe-Signature", "")
    return Told(news=await writelane.act(_heard, publication, body, header))


def _bar(publication: str, lang: str) -> BarOut | None:
    house = read_publication(publication)
    locale = language(lang, house)
    with translation.override(locale):
        bar = bar_now(house, locale)
    return None if bar is None else BarOut.model_validate(bar)


def _told(publication: str, body: bytes, header: str) -> Write[bool]:
    verify(body, header, secrets_of(publication), clock.now())
    return hook.told(publication, body)


def _heard(publication: str, body: bytes, header: str) -> Write[bool]:
    if publication not in settings.STRIPE:
        raise forged()
    _key, secret = settings.STRIPE[publication]
    return stripe_events.heard(publication, body, header, secret) or (lambda: False)
