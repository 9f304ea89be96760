"""What binds a reader for a while or for good. They are always told: there is no shadow-ban."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.readers.models import Sanction

Kind = Sanction.Kind

SLOW = timedelta(minutes=15)
"""How long a slowed reader waits between two comments."""


@dataclass(frozen=True)
class SanctionView:
    """A sanction as the other rooms see it. `until` None: until it is lifted."""

    id: uuid.UUID
    reader: uuid.UUID
    kind: str
    reason: str
    since: datetime
    until: datetime | None
    lifted_at: datetime | None


def impose(
    reader: uuid.UUID, kind: Kind, reason: str, *, at: datetime, until: datetime | None
) -> SanctionView:
    """Bind a reader, in a write; the same kind that binds them already ends with it."""
    Sanction.objects.filter(reader=reader, kind=kind, lifted_at=None).update(lifted_at=at)
    return _seen(
        Sanction.objects.create(reader_id=reader, kind=kind, reason=reason, since=at, until=until)
    )


def lift(sanction: uuid.UUID, *, at: datetime) -> bool:
    """Free a reader of a sanction, in a write; False where it was lifted before."""
    return bool(Sanction.objects.filter(id=sanction, lifted_at=None).update(lifted_at=at))


def ended_by(sanction: uuid.UUID) -> uuid.UUID | None:
    """Return the sanction that ended as this one began: `impose` gives both the same moment."""
    row = Sanction.objects.get(id=sanction)
    ended = Sanction.objects.filter(reader=row.reader_id, kind=row.kind, lifted_at=row.since)
    return ended.order_by("-since").values_list("id", flat=True).first()


def bind_again(sanction: uuid.UUID) -> bool:
    """Let a lifted sanction bind again, in a write; False where another of its kind does."""
    row = Sanction.objects.select_for_update().get(id=sanction)
    if Sanction.objects.filter(reader=row.reader_id, kind=row.kind, lifted_at=None).exists():
        return False
    row.lifted_at = None
    row.save(update_fields=["lifted_at"])
    return True


def sanction(sanction_id: uuid.UUID) -> SanctionView | None:
    """Return the sanction with this id, or None."""
    row = Sanction.objects.filter(id=sanction_id).first()
    return _seen(row) if row else None


def in_force(reader: uuid.UUID, at: datetime) -> tuple[SanctionView, ...]:
    """Return what binds a reader at a moment, the strictest first."""
    rows = Sanction.objects.filter(Q(until=None) | Q(until__gt=at), reader=reader, lifted_at=None)
    order = list(Kind)
    return tuple(
        sorted(map(_seen, rows), key=lambda each: order.index(Kind(each.kind)), reverse=True)
    )


def sanctions_of(reader: uuid.UUID) -> tuple[SanctionView, ...]:
    """Return all that ever bound a reader, the latest first."""
    return tuple(map(_seen, Sanction.objects.filter(reader=reader).order_by("-since")))


def check_speech(
    binding: tuple[SanctionView, ...], at: datetime, since_last: timedelta | None
) -> None:
    """Let a reader speak, or refuse with what binds them, until when, and why. Pure.

    `since_last` is how long ago they last commented anywhere in the publication, None: never.
    Refusals: banned, suspended (403), slowed (429).
    """
    for each in binding:
        if each.kind == Kind.BAN:
            raise Refusal(
                "banned",
                403,
                _("You can no longer comment here. The reason: %(reason)s"),
                {"reason": each.reason},
            )
        if each.kind == Kind.SUSPEND and each.until is not None:
            raise Refusal(
                "suspended",
                403,
                _("You can comment again from %(until)s UTC. The reason: %(reason)s"),
                {"until": f"{each.until:%Y-%m-%d %H:%M}", "reason": each.reason},
                {"until": each.until.isoformat()},
            )
        if each.kind == Kind.SLOW and since_last is not None and since_last < SLOW:
            wait = SLOW - since_last
            raise Refusal(
                "slowed",
                429,
                _(
                    "A moderator has slowed you down: you can comment again in %(minutes)s minutes."
                    " The reason: %(reason)s"
                ),
                {"minutes": -(-int(wait.total_seconds()) // 60), "reason": each.reason},
                {"retry_after": int(wait.total_seconds())},
            )


def _seen(row: Sanction) -> SanctionView:
    return SanctionView(
        row.id, row.reader_id, row.kind, row.reason, row.since, row.until, row.lifted_at
    )
