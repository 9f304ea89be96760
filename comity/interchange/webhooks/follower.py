"""Follows the journal and writes down what is to be delivered; the courier delivers it."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from comity.ground import clock, ids, rows, writelane
from comity.interchange.models import Delivery, Hook
from comity.interchange.webhooks.events import KINDS, event
from comity.journal.record import Fact

COLUMNS = (
    "id", "hook_id", "entry", "kind", "body", "state", "tries", "next_at", "status", "problem",
    "made_at", "done_at",
)  # fmt: skip


class WebhookFollower:
    """Makes a delivery of each entry for each address that wants it, once."""

    name = "webhooks"
    lasting = True
    urgent = False

    def apply(self, facts: list[Fact]) -> None:
        """Write down what follows; an entry that has its delivery already gets no second."""
        hooks: dict[str, list[Hook]] = defaultdict(list)
        wanted = {fact.publication for fact in facts if fact.kind in KINDS}
        for hook in Hook.objects.filter(publication__in=wanted, ended_at=None):
            hooks[hook.publication_id].append(hook)
        values = [
            row
            for fact in facts
            if fact.kind in KINDS and hooks[fact.publication]
            for row in _rows(fact, hooks[fact.publication])
        ]
        if values:
            writelane.run(lambda: rows.insert(Delivery, COLUMNS, values, ignore=True))


def _rows(fact: Fact, hooks: list[Hook]) -> list[tuple[object, ...]]:
    told = event(fact)
    if told is None:
        return []
    found: list[tuple[object, ...]] = []
    now = clock.now()
    for hook in hooks:
        if fact.at < hook.made_at or (hook.kinds and told["type"] not in hook.kinds):
            continue
        delivery = ids.uuid7()
        body = msgspec.json.encode({"id": str(delivery), **told}).decode()
        found.append(
            (
                *(delivery, hook.id, fact.place.id, told["type"], body),
                *("waiting", 0, now, None, "", now, None),
            )
        )
    return found
