"""Bind a reader, with a statement of the reasons, or free them. They are told of both."""

import uuid
from collections.abc import Callable
from datetime import timedelta

from comity.comments.queries import comment as comment_of
from comity.comments.queries.one import no_such_comment
from comity.ground import clock, ids
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.moderation import ledger, words
from comity.moderation.actions.decide import Decided
from comity.moderation.acts import SANCTIONS, Act
from comity.moderation.concerned import own_case, own_reader
from comity.moderation.ledger import Entry, Subject
from comity.moderation.models import Decision
from comity.moderation.words import NO_REASON, Why
from comity.readers import sanctions
from comity.readers.roles import Staff

LONGEST = 365
"""Days of a suspension; longer is a ban, which says so."""

NEEDS_END = frozenset({Act.SLOW, Act.SUSPEND})


def sanction(
    act: Act,
    reader: uuid.UUID,
    *,
    by: Staff,
    why: Why,
    days: int = 0,
    comment: uuid.UUID | None = None,
) -> Callable[[], Decided]:
    """Warn, slow, suspend or ban a reader, for `days` where it has an end.

    `comment`, which is theirs, is what gave cause. Refusals: bad_sanction, bad_days (422),
    no_such_reader, no_such_comment (404), not_yours_to_decide (403), the codes of `words.fit`.
    """
    if act not in SANCTIONS:
        raise Refusal("bad_sanction", 422, _("Please choose a sanction."))
    if act in NEEDS_END and not 1 <= days <= LONGEST:
        raise Refusal("bad_days", 422, _("Please say for how many days, from 1 to 365."))
    kept = words.fit(why)
    if own_reader(reader, by).staff:
        raise Refusal("not_yours_to_decide", 403, _("Staff are not sanctioned here."))
    cause = _cause(comment, reader, by) if comment else ""

    def write() -> Decided:
        batch, at = ids.uuid7(), clock.now()
        until = at + timedelta(days=days) if act in NEEDS_END else None
        reason = kept.explanation or words.reason(kept.ground).title
        imposed = sanctions.impose(
            reader, sanctions.Kind(act.value), reason[:500], at=at, until=until
        )
        decision = _write_down(act, reader, by, kept, comment, batch, {"sanction": str(imposed.id)})
        ledger.state(decision, facts=cause, ends_at=until)
        return Decided(batch, act, 1)

    return write


def lift(sanction_id: uuid.UUID, *, by: Staff) -> Callable[[], Decided]:
    """Free a reader of a sanction before its end.

    Refusals (404): no_such_sanction, also for one that was lifted before; no_such_reader.
    """
    known = sanctions.sanction(sanction_id)
    if known is None:
        raise _no_such_sanction()
    own_reader(known.reader, by)

    def write() -> Decided:
        if not sanctions.lift(sanction_id, at=clock.now()):
            raise _no_such_sanction()
        batch, before = ids.uuid7(), {"sanction": str(sanction_id)}
        _write_down(Act.LIFT, known.reader, by, NO_REASON, None, batch, before)
        return Decided(batch, Act.LIFT, 1)

    return write


def _no_such_sanction() -> Refusal:
    return Refusal("no_such_sanction", 404, _("There is no such sanction."))


def _cause(comment: uuid.UUID, reader: uuid.UUID, by: Staff) -> str:
    """Return the words that gave cause; they go to the reader, so they are nobody else's."""
    if own_case(comment, by).reader_id != reader:
        raise no_such_comment()
    return comment_of(comment).source


def _write_down(
    act: Act,
    reader: uuid.UUID,
    by: Staff,
    why: Why,
    comment: uuid.UUID | None,
    batch: uuid.UUID,
    before: dict[str, str],
) -> Decision:
    subject = Subject(comment=comment, reader=reader)
    return ledger.decide(Entry(act, by.publication, subject, batch, by, why, before))
