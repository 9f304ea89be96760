"""What can be done with webhooks: add, change the secret, end, send again."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings

from comity.ground import clock, outbound
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.interchange.models import Delivery, Hook, HookSecret
from comity.interchange.webhooks.events import NAMES
from comity.interchange.webhooks.signing import secret_of
from comity.journal import record
from comity.publications.origins import origin

OVERLAP = timedelta(days=1)
"""How long the former secret still signs beside the new one, unless told otherwise."""


@dataclass(frozen=True)
class Cut:
    """A secret that was just made. It can be shown again: it is derived, not kept."""

    hook: uuid.UUID
    secret: str


def add(
    publication: str, address: str, kinds: Sequence[str] = (), *, actor: str
) -> Callable[[], Cut]:
    """Tell an address of what happens from now on.

    Refusals: bad_address, private_address, no_such_event (422).
    """
    _check_address(address)
    strangers = sorted(set(kinds) - set(NAMES))
    if strangers:
        raise Refusal(
            "no_such_event", 422, _("There is no event %(name)s."), {"name": strangers[0]}
        )

    def write() -> Cut:
        now = clock.now()
        hook = Hook.objects.create(
            publication_id=publication, address=address, kinds=sorted(set(kinds)), made_at=now
        )
        _tell("webhook.added", hook, actor, address=address)
        return _cut(hook)

    return write


def _check_address(address: str) -> None:
    """Refuse at once what the courier would never call."""
    bad = Refusal("bad_address", 422, _("That is no web address that can be called."))
    if origin(address) is None or len(address) > 2000:
        raise bad
    try:
        host = outbound.private_host(address)
    except outbound.Unreachable as fault:
        raise bad from fault
    if host is not None and not settings.WEBHOOKS_PRIVATE:
        raise Refusal("private_address", 422, outbound.PRIVATE, {"host": host})


def rotate(
    publication: str, hook_id: uuid.UUID, *, actor: str, overlap: timedelta = OVERLAP
) -> Callable[[], Cut]:
    """Make a new secret; the former ones sign beside it until `overlap` is over.

    Refusal: no_such_webhook (404).
    """

    def write() -> Cut:
        hook = _hook(publication, hook_id)
        until = clock.now() + overlap
        hook.secrets.filter(retires_at=None).update(retires_at=until)
        _tell("webhook.rotated", hook, actor, until=until.isoformat())
        return _cut(hook)

    return write


def end(publication: str, hook_id: uuid.UUID, *, actor: str) -> Callable[[], None]:
    """Tell an address nothing more; what waits is given up. Refusal: no_such_webhook (404)."""

    def write() -> None:
        hook = _hook(publication, hook_id)
        hook.ended_at = clock.now()
        hook.save(update_fields=["ended_at"])
        waiting = Delivery.objects.filter(hook=hook, state=Delivery.State.WAITING)
        waiting.update(state=Delivery.State.GIVEN_UP, problem="The webhook was ended.")
        _tell("webhook.ended", hook, actor)

    return write


def send_again(publication: str, delivery: uuid.UUID) -> Callable[[], None]:
    """Let a delivery set out anew, at once.

    Refusal: no_such_delivery (404), also where its words were erased since.
    """

    def write() -> None:
        mine = Delivery.objects.filter(hook__publication=publication, hook__ended_at=None)
        found = mine.filter(id=delivery).exclude(body="")
        now = clock.now()
        if not found.update(state=Delivery.State.WAITING, tries=0, next_at=now, done_at=None):
            raise Refusal("no_such_delivery", 404, _("There is no such delivery to be sent."))

    return write


def _hook(publication: str, hook_id: uuid.UUID) -> Hook:
    rows = Hook.objects.select_for_update()
    row = rows.filter(id=hook_id, publication=publication, ended_at=None).first()
    if row is None:
        raise Refusal("no_such_webhook", 404, _("There is no such webhook here."))
    return row


def _cut(hook: Hook) -> Cut:
    row = HookSecret.objects.create(hook=hook, made_at=clock.now())
    return Cut(hook.id, secret_of(row.id))


def _tell(kind: str, hook: Hook, actor: str, **data: str) -> None:
    record.append(
        kind, publication=hook.publication_id, subject=str(hook.id), actor=actor, data=data
    )
