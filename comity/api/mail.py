"""Mail: what a machine of the publisher's tells of letters that came back, signed."""

from collections.abc import Callable
from typing import Annotated, Literal

from django.conf import settings
from django.http import HttpRequest
from ninja import Field, Schema
from pydantic import ValidationError

from comity.api.router import router
from comity.ground import clock, writelane
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.ground.signature import HEADER, verify
from comity.notices import actions
from comity.notices.returned.verdicts import verdict


class Event(Schema):
    """What happened to a letter; `reason` as django-anymail names it."""

    event: Literal["bounced", "rejected", "complained", "unsubscribed"]
    email: str
    reason: str = ""


class Events(Schema):
    """What happened, at most 1,000 at a time."""

    events: Annotated[list[Event], Field(max_length=1000)]


class Heard(Schema):
    """How many addresses are left alone from now on because of it."""

    silenced: int


@router.post("/mail/events", tags=["mail"], response=Heard)
async def tell_mail_events(request: HttpRequest) -> Heard:
    """Tell of bounces and complaints, signed with the server's secret (docs/mail.md).

    Problems: bad_signature, stale_signature, bad_message.
    """
    body, header = request.body, request.headers.get(HEADER, "")
    return Heard(silenced=await writelane.act(_told, body, header))


def _told(body: bytes, header: str) -> Callable[[], int]:
    now = clock.now()
    verify(body, header, [settings.MAIL_SECRET], now)
    try:
        told = Events.model_validate_json(body)
    except ValidationError as fault:
        raise Refusal("bad_message", 422, _("This message cannot be understood.")) from fault
    found = [(each.email, verdict(each.event, each.reason)) for each in told.events]
    writes = [actions.silence(email, why, at=now) for email, why in found if why is not None]

    def write() -> int:
        for each in writes:
            each()
        return len(writes)

    return write
