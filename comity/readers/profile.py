"""What this room itself keeps of a reader, as their copy tells it."""

import uuid
from collections.abc import Iterator
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from comity.ground import rows
from comity.readers.belongings import Chapter, Piece
from comity.readers.models import FormerName, Reader, Session
from comity.readers.mutes import mutes_of
from comity.readers.sanctions import sanctions_of

READER = (
    *("id", "publication_id", "kind", "name", "badge", "origin", "email", "email_proved_at"),
    *("language", "made_at", "named_at", "told_at"),
)


def told(reader: uuid.UUID) -> Iterator[Chapter]:
    """Return who the reader is here, what binds them, whom they muted, where they are signed in."""
    row = Reader.objects.get(id=reader)
    (data,) = rows.told(Reader.objects.filter(id=reader), READER)
    former = list(FormerName.objects.filter(reader=reader).values_list("name", flat=True))
    lines = (
        (_("E-mail address"), row.email),
        (_("Language"), row.language),
        (_("Here since"), day(row.made_at)),
        (_("Former names"), ", ".join(former)),
    )
    who = Piece({**data, "former": former}, row.name, lines)
    yield Chapter("reader", _("Who you are here"), (who,))
    yield Chapter("sanctions", _("What bound you"), tuple(_sanctions(reader)))
    yield Chapter("mutes", _("Whom you have muted"), tuple(_mutes(reader)))
    yield Chapter("sessions", _("Where you were signed in"), tuple(_sessions(reader)))


def day(at: datetime | None) -> str:
    """Return a day in words, in UTC; "" for None."""
    return date_format(at, "DATE_FORMAT") if at else ""


def _sanctions(reader: uuid.UUID) -> Iterator[Piece]:
    for each in sanctions_of(reader):
        data = {"kind": each.kind, "reason": each.reason, "since": each.since.isoformat()}
        data["until"] = each.until.isoformat() if each.until else ""
        lines = ((_("Since"), day(each.since)), (_("Until"), day(each.until)))
        yield Piece(data, each.kind, lines, text=each.reason)


def _mutes(reader: uuid.UUID) -> Iterator[Piece]:
    for each in mutes_of(reader):
        data = {"name": each.name, "since": each.made_at.isoformat()}
        yield Piece(data, each.name or _("Name not recorded"), ((_("Since"), day(each.made_at)),))


def _sessions(reader: uuid.UUID) -> Iterator[Piece]:
    for row in Session.objects.filter(reader=reader).order_by("-used_at"):
        data = {
            "device": row.device,
            "opened_at": row.opened_at.isoformat(),
            "used_at": row.used_at.isoformat(),
            "ended_at": row.ended_at.isoformat() if row.ended_at else "",
        }
        lines = ((_("Opened"), day(row.opened_at)), (_("Last used"), day(row.used_at)))
        yield Piece(data, row.device or _("An unknown device"), lines)
