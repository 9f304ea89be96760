"""What this room keeps of a reader: what they follow, and what they were told."""

import uuid
from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from comity.ground import rows, writelane
from comity.notices import actions, naming, wording
from comity.notices.kinds import About
from comity.notices.models import Browser, Notice
from comity.notices.queries.follows import follows_of, wishes_of
from comity.readers.belongings import Chapter, Manner, Piece

NOTICE = ("about", "subject", "why", "at", "seen_at", "mail")
BROWSER = ("endpoint", "language", "made_at")


def told(reader: uuid.UUID) -> Iterator[Chapter]:
    """Return what a reader follows and how they want to be told, and what they were told of."""
    yield Chapter("follows", _("What you follow"), _follows(reader))
    yield Chapter("notices", _("What you were told of"), _notices(reader))
    yield Chapter("browsers", _("Browsers that show you what is new"), _browsers(reader))


def forget(reader: uuid.UUID, manner: Manner) -> None:
    """Erase all of it; an address that was silenced stays silenced, unnamed."""
    writelane.run(actions.forget(reader))


def _follows(reader: uuid.UUID) -> Iterator[Piece]:
    wishes = wishes_of(reader)
    yield Piece(
        {"mail": wishes.mail, "decisions": wishes.decisions},
        _("Mail"),
        ((_("How often"), dict(naming.rhythms())[wishes.mail]),),
    )
    for each in follows_of(reader):
        data = {
            "kind": each.kind,
            "subject": str(each.subject),
            "name": each.name,
            "made_at": each.made_at.isoformat(),
        }
        since = ((_("Since"), date_format(each.made_at, "DATE_FORMAT")),)
        yield Piece(data, f"{each.phrase} {each.name}".rstrip(), since)


def _notices(reader: uuid.UUID) -> Iterator[Piece]:
    mine = Notice.objects.filter(reader=reader).order_by("id")
    for row, data in zip(mine, rows.told(mine, NOTICE), strict=True):
        others = row.about == About.COMMENT
        title = naming.followed(row.why) if others else wording.of_oneself(row.about)
        yield Piece(data, title, ((_("When"), date_format(row.at, "DATETIME_FORMAT")),))


def _browsers(reader: uuid.UUID) -> Iterator[Piece]:
    mine = Browser.objects.filter(reader=reader).order_by("made_at")
    for row, data in zip(mine, rows.told(mine, BROWSER), strict=True):
        yield Piece(data, row.endpoint, ((_("Since"), date_format(row.made_at, "DATE_FORMAT")),))
