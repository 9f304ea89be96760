"""Settle how a reader is told."""

import uuid
from collections.abc import Callable
from datetime import tzinfo

from comity.ground import clock
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.journal import record
from comity.notices import facts, rules
from comity.notices.kinds import About, Rhythm
from comity.notices.models import Notice, Wishes
from comity.publications.queries import publication
from comity.readers.queries import reader_by_id


def settle(
    reader: uuid.UUID, *, mail: str | None = None, decisions: bool | None = None
) -> Callable[[], None]:
    """Change a reader's wishes; what waits follows them. Refusal `bad_rhythm` (422)."""
    if mail is not None and mail not in Rhythm.values:
        raise Refusal("bad_rhythm", 422, _("Mail comes once, hourly, daily or never."))
    speaker = reader_by_id(reader)

    def write() -> None:
        row, _made = Wishes.objects.select_for_update().get_or_create(reader_id=reader)
        row.mail = row.mail if mail is None else mail
        row.decisions = row.decisions if decisions is None else decisions
        row.save(update_fields=["mail", "decisions"])
        _follow_wishes(row, publication(speaker.publication).settings.zone)
        record.append(
            facts.SETTLED,
            publication=speaker.publication,
            subject=str(reader),
            actor=f"reader:{reader}",
            data={"mail": row.mail, "decisions": row.decisions},
        )

    return write


def _follow_wishes(wishes: Wishes, zone: tzinfo) -> None:
    """Let what waits go as is wished now, or not at all."""
    now = clock.now()
    waiting = Notice.objects.filter(reader=wishes.reader_id, letter=None)
    for about in About:
        if rules.wanted(about, wishes.mail, decisions=wishes.decisions):
            moment = rules.due(about, Rhythm(wishes.mail), wishes.reader_id, now, zone)
            waiting.filter(about=about, mail=Notice.Mail.WAITING).update(due_at=moment)
        else:
            waiting.filter(about=about).update(mail=Notice.Mail.NONE, due_at=None)
