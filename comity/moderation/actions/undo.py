"""Undo what was decided in one go: ten seconds or ten weeks later."""

import uuid
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from comity.comments import actions as comments
from comity.comments.queries import comment as comment_of
from comity.comments.state import State
from comity.ground import clock, ids
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.moderation import cases, ledger
from comity.moderation.actions.decide import Decided, lock
from comity.moderation.acts import FINAL, SANCTIONS, Act
from comity.moderation.ledger import Entry, Subject
from comity.moderation.models import Appeal, Decision, Report
from comity.moderation.queues import standing
from comity.readers import sanctions
from comity.readers.roles import Role, Staff
from comity.stories import actions as stories

BESIDE = SANCTIONS | {Act.PIN}
"""What is decided about a comment and leaves the comment itself as it is."""


def undo(batch: uuid.UUID, *, by: Staff) -> Callable[[], Decided]:
    """Put everything back that a batch of decisions changed, where nobody decided since.

    An appeal that waits against one of them is granted by that.
    Moderators undo what they decided themselves, editors what anybody did. Refusals:
    nothing_to_undo (404), not_yours_to_decide (403), decided_since (409).
    """

    def write() -> Decided:
        held = Decision.objects.select_for_update(of=("self",), no_key=True).order_by("id")
        left = held.filter(batch=batch, publication=by.publication, undone_by=None)
        rows = list(left.exclude(act__in=FINAL))
        if not rows:
            raise Refusal("nothing_to_undo", 404, _("There is nothing to undo."))
        if not by.may(Role.EDITOR) and any(row.by_id != by.user for row in rows):
            raise Refusal("not_yours_to_decide", 403, _("Only who decided this can undo it."))
        mark = ids.uuid7()
        for row in sorted(rows, key=lambda each: (str(each.story_id), str(each.comment_id))):
            _undo_one(row, mark, by)
        return Decided(mark, Act.UNDO, len(rows))

    return write


def _undo_one(row: Decision, mark: uuid.UUID, by: Staff) -> None:
    if row.act in SANCTIONS:
        free(row)
    elif row.act == Act.LIFT:
        _bind_again(row)
    elif row.act in (Act.CLOSE, Act.REOPEN):
        assert row.story_id is not None
        turned = stories.reopen if row.act == Act.CLOSE else stories.close
        turned(row.story_id, actor=by.actor)()
    elif row.act == Act.PIN:
        assert row.story_id is not None
        stories.pin(row.story_id, row.before["pinned"], actor=by.actor)()
    undone = ledger.decide(
        Entry(
            Act.UNDO,
            by.publication,
            Subject(row.story_id, row.comment_id, row.reader_id),
            mark,
            by,
            undoes=row,
        )
    )
    if row.comment_id is not None and row.act not in BESIDE:
        _put_back(row, by)
    granted = Appeal.objects.filter(statement__decision=row, decision=None).update(decision=undone)
    if granted and row.comment_id is not None:
        cases.count_appeals(row.comment_id, -granted)


def free(row: Decision) -> None:
    """Take back the sanction that a decision imposed, in a write, where it binds still.

    What it had ended binds again to its own end, unless that was taken back as well.
    """
    imposed = uuid.UUID(row.before["sanction"])
    if not sanctions.lift(imposed, at=clock.now()):
        return
    earlier = sanctions.ended_by(imposed)
    while earlier is not None and _is_taken_back(earlier, row):
        earlier = sanctions.ended_by(earlier)
    if earlier is not None:
        sanctions.bind_again(earlier)


def _bind_again(row: Decision) -> None:
    """Let the sanction that a decision lifted bind again, unless it was taken back or replaced."""
    lifted = uuid.UUID(row.before["sanction"])
    if _is_taken_back(lifted, row) or not sanctions.bind_again(lifted):
        raise Refusal("decided_since", 409, _("Somebody has decided about this reader since."))


def _is_taken_back(imposed: uuid.UUID, row: Decision) -> bool:
    """Say whether the decision that imposed a sanction on a decision's reader is undone."""
    made = Decision.objects.filter(reader=row.reader_id, act__in=SANCTIONS)
    return made.filter(before__sanction=str(imposed)).exclude(undone_by=None).exists()


def _put_back(row: Decision, by: Staff) -> None:
    assert row.comment_id is not None
    case = lock(row.comment_id, by)
    later = Decision.objects.filter(comment=row.comment_id, at__gt=row.at, undone_by=None)
    if later.exclude(act__in=(Act.UNDO, *BESIDE)).exists():
        raise Refusal("decided_since", 409, _("Somebody has decided about this comment since."))
    restore(row.comment_id, row.before, by.actor)
    after = comment_of(row.comment_id)
    reports = Report.objects.filter(decision=row).update(decision=None)
    appeals = Appeal.objects.filter(decision=row).update(decision=None)
    was = row.before.get("decided_at")
    decided_at = datetime.fromisoformat(was) if was else None
    cases.restand(
        case,
        standing=standing(after.state, decided_at, after.edited_at),
        reports=case.reports + reports,
        appeals=case.appeals + appeals,
        decided_at=decided_at,
    )


def restore(comment_id: uuid.UUID, before: Mapping[str, Any], actor: str) -> None:
    """Bring a comment back to the state, reason, request and pick that it had; in a write.

    What its author did meanwhile stands: a comment that is withdrawn stays so.
    """
    now = comment_of(comment_id)
    if now.state == State.WITHDRAWN:
        return
    if before["state"] == State.HELD:
        comments.hold(comment_id, actor=actor, asked=before["asked"])()
    elif before["state"] == State.PUBLISHED:
        comments.approve(comment_id, actor=actor)()
        if now.pick != before["pick"] and now.state == State.PUBLISHED:
            comments.pick(comment_id, before["pick"], actor=actor)()
    elif before["reason"]:
        comments.remove(comment_id, before["reason"], actor=actor)()
