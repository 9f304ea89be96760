"""What may be asked about webhooks."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q

from comity.ground import clock
from comity.interchange.models import Delivery, Hook


@dataclass(frozen=True)
class HookView:
    """An address that is told of what happens; no kinds: of everything."""

    id: uuid.UUID
    address: str
    kinds: tuple[str, ...]
    made_at: datetime
    former_until: datetime | None
    """Until when a former secret signs beside the new one; None: there is one secret."""


@dataclass(frozen=True)
class DeliveryView:
    """A line of the log."""

    id: uuid.UUID
    address: str
    kind: str
    state: str
    tries: int
    status: int | None
    problem: str
    made_at: datetime
    next_at: datetime


def hooks(publication: str) -> list[HookView]:
    """Return a publication's webhooks, the oldest first."""
    rows = Hook.objects.filter(publication=publication, ended_at=None)
    retiring = Q(secrets__retires_at__gt=clock.now())
    rows = rows.annotate(former_until=Max("secrets__retires_at", filter=retiring))
    return [
        HookView(row.id, row.address, tuple(row.kinds), row.made_at, row.former_until)
        for row in rows.order_by("id")
    ]


def due_since(now: datetime) -> datetime | None:
    """Return since when the oldest delivery is due, of all publications; None where none is."""
    due = Delivery.objects.filter(state="waiting", next_at__lte=now, hook__ended_at=None)
    return due.order_by("next_at").values_list("next_at", flat=True).first()


def deliveries(publication: str, limit: int = 50) -> list[DeliveryView]:
    """Return the newest deliveries of a publication, the latest first."""
    rows = Delivery.objects.filter(hook__publication=publication).select_related("hook")
    return [
        DeliveryView(
            row.id,
            row.hook.address,
            row.kind,
            row.state,
            row.tries,
            row.status,
            row.problem,
            row.made_at,
            row.next_at,
        )
        for row in rows.order_by("-entry", "-id")[:limit]
    ]
