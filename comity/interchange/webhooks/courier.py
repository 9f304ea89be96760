"""Carries deliveries to their addresses, again and again, later and later, then no more."""

from __future__ import annotations

import logging
import random
import threading
import time
import uuid
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection
from django.db.models import Q, QuerySet

from comity.ground import clock, outbound, writelane
from comity.interchange.models import Delivery, HookSecret
from comity.interchange.webhooks import retries
from comity.interchange.webhooks.signing import headers, secret_of
from comity.journal.duty import Duty

log = logging.getLogger(__name__)

TOGETHER = 8
"""Addresses that are called at a time, and deliveries to one of them in a row."""

SLOW = 3.0
"""Seconds after which a webhook gets no more in the same round."""

IDLE = 0.5
"""Seconds between looks at what is due."""


@dataclass(frozen=True)
class _Parcel:
    id: uuid.UUID
    hook: uuid.UUID
    address: str
    kind: str
    body: bytes
    tries: int
    secrets: tuple[str, ...]


@dataclass(frozen=True)
class _Outcome:
    status: int | None
    problem: str

    @property
    def is_taken(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


class Courier:
    """Delivers what is due; of all processes, one at a time does."""

    name = "webhook-courier"

    def __init__(self) -> None:
        self._stop = threading.Event()

    def run(self) -> None:
        """Deliver until `stop` is called."""
        while not self._stop.is_set():
            with Duty(self.name) as duty:
                try:
                    while not self._stop.is_set() and duty.taken():
                        if not self.round():
                            self._stop.wait(IDLE)
                except Exception:
                    log.exception("webhooks could not be delivered; it is tried again")
                finally:
                    connection.close()
            self._stop.wait(IDLE)

    def stop(self) -> None:
        """Ask `run` to end after what is under way."""
        self._stop.set()

    def round(self) -> int:
        """Carry what is due now, a few at a time; return how many that were."""
        bundles = _due(clock.now())
        if not bundles:
            return 0
        with ThreadPoolExecutor(TOGETHER) as hands:
            outcomes = [pair for pairs in hands.map(_carried, bundles) for pair in pairs]
        writelane.run(lambda: _keep(outcomes))
        return len(outcomes)


def _due(now: datetime) -> list[list[_Parcel]]:
    """Return what is due for each webhook: the oldest first, a few of each."""
    due = Delivery.objects.filter(state="waiting", next_at__lte=now, hook__ended_at=None)
    hooks = list(due.values_list("hook_id", flat=True).distinct())
    live = HookSecret.objects.filter(
        Q(retires_at=None) | Q(retires_at__gt=now), hook__in=hooks
    ).order_by("-made_at", "-id")
    secrets: dict[uuid.UUID, list[str]] = {}
    for row in live:
        secrets.setdefault(row.hook_id, []).append(secret_of(row.id))
    return [
        [_parcel(row, tuple(secrets.get(hook, ()))) for row in _first(due, hook)] for hook in hooks
    ]


def _first(due: QuerySet[Delivery], hook: uuid.UUID) -> QuerySet[Delivery]:
    return due.filter(hook=hook).select_related("hook").order_by("entry")[:TOGETHER]


def _parcel(row: Delivery, secrets: tuple[str, ...]) -> _Parcel:
    body = row.body.encode()
    return _Parcel(row.id, row.hook_id, row.hook.address, row.kind, body, row.tries, secrets)


def _carried(parcels: list[_Parcel]) -> list[tuple[_Parcel, _Outcome]]:
    """Carry parcels of one webhook in their order, up to the first that is not taken.

    One that is slow carries few of them at a time, because the others wait for this round's end.
    """
    done = []
    began = time.monotonic()
    for parcel in parcels:
        outcome = _sent(parcel)
        done.append((parcel, outcome))
        if not outcome.is_taken or time.monotonic() - began > SLOW:
            break
    return done


def _sent(parcel: _Parcel) -> _Outcome:
    signed = headers(parcel.body, parcel.secrets, int(clock.now().timestamp()))
    try:
        answer = outbound.post(
            parcel.address,
            parcel.body,
            {
                "Content-Type": "application/json",
                "User-Agent": "Comity",
                "X-Comity-Delivery": str(parcel.id),
                "X-Comity-Event": parcel.kind,
                **signed,
            },
            allow_private=settings.WEBHOOKS_PRIVATE,
        )
    except outbound.Unreachable as fault:
        return _Outcome(None, str(fault)[:300])
    except Exception as fault:
        # Whatever is wrong with one delivery, the others' outcomes are to be kept.
        log.exception("delivery %s failed", parcel.id)
        return _Outcome(None, type(fault).__name__)
    taken = 200 <= answer.status < 300
    return _Outcome(answer.status, "" if taken else answer.words.replace("\0", "")[:300])


def _keep(pairs: Sequence[tuple[_Parcel, _Outcome]]) -> None:
    now = clock.now()
    for parcel, outcome in pairs:
        # Where it was sent again or ended meanwhile, that stands.
        row = Delivery.objects.filter(id=parcel.id, state="waiting", tries=parcel.tries)
        tries = parcel.tries + 1
        told = {
            "tries": tries,
            "status": outcome.status,
            "problem": outcome.problem,
        }
        if outcome.is_taken:
            row.update(state="delivered", done_at=now, **told)
            continue
        behind = Delivery.objects.filter(hook=parcel.hook, state="waiting", next_at__lte=now)
        behind.exclude(id=parcel.id).update(next_at=now + retries.DELAYS[0])
        delay = retries.wait(tries, random.random())  # noqa: S311 - it keeps no secret
        if delay is None:
            row.update(state="given up", done_at=now, **told)
        else:
            row.update(next_at=now + delay, **told)
