"""Decide about comments, one or many: approve, reject, ask for an edit, pick."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from comity.comments import actions as comments
from comity.comments.queries import CommentView
from comity.comments.queries import comment as comment_of
from comity.comments.queries import comments as comments_of
from comity.comments.queries.judged import judged
from comity.comments.queries.one import no_such_comment
from comity.comments.state import State
from comity.ground import clock, ids
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.moderation import cases, ledger, words
from comity.moderation.acts import SANCTIONS, Act
from comity.moderation.ledger import Entry, Subject
from comity.moderation.models import Appeal, Case, Decision, Report
from comity.moderation.queues import standing
from comity.moderation.words import NO_REASON, Why
from comity.readers.roles import Role, Staff

MOST = 100
"""Comments that one decision may be about."""

RESTRICTIVE = frozenset({Act.REJECT, Act.ASK_EDIT})
PLAIN = frozenset({Act.APPROVE, Act.REJECT, Act.ASK_EDIT, Act.PICK})


@dataclass(frozen=True)
class Decided:
    """What was decided in one go: the batch by which it is undone, and how many it was."""

    batch: uuid.UUID
    act: str
    count: int


def decide(
    act: Act,
    about: Sequence[uuid.UUID],
    *,
    by: Staff,
    why: Why = NO_REASON,
    note: str = "",
    seen: Mapping[uuid.UUID, str] | None = None,
) -> Callable[[], Decided]:
    """Decide the same about each of these comments.

    `note` is the request of `ask_edit` or the words of `pick`; `seen` is where each stood when
    the moderator looked. Refusals: bad_act (422), not_yours_to_decide (403), no_such_comment
    (404), the codes of `words.fit`, request_missing, already_decided, claimed (409).
    """
    if act not in PLAIN or not 0 < len(about) <= MOST:
        raise Refusal("bad_act", 422, _("Please choose what to decide, and about what."))
    if act == Act.PICK and not by.may(Role.EDITOR):
        raise Refusal("not_yours_to_decide", 403, _("This is for editors to decide."))
    kept = words.fit(why) if act == Act.REJECT else NO_REASON
    if act == Act.ASK_EDIT:
        kept = Why(explanation=words.fit_words(note, words.EXPLANATION))
    found = sorted(comments_of(about), key=lambda each: (each.story, each.id))
    if len(found) < len(set(about)):
        raise no_such_comment()

    def write() -> Decided:
        batch = ids.uuid7()
        for each in found:
            _decide_one(act, each.id, batch, by, kept, note, (seen or {}).get(each.id))
        return Decided(batch, act, len(found))

    return write


def lock(comment_id: uuid.UUID, by: Staff) -> Case:
    """Lock a comment's case, the first of all locks that a decision takes."""
    case = Case.objects.select_for_update().filter(pk=comment_id).first()
    if case is None:
        cases.refresh([comment_id])
        case = Case.objects.select_for_update().filter(pk=comment_id).first()
    if case is None or case.publication_id != by.publication or not by.covers(case.section):
        raise Refusal("not_yours_to_decide", 403, _("This comment is not yours to decide about."))
    return case


def check_claim(case: Case, by: Staff, at: datetime) -> None:
    """Refuse where another moderator is at work on a comment."""
    claimed = case.claimed_until is not None and case.claimed_until > at
    if claimed and case.claimed_by_id not in (None, by.user):
        raise Refusal("claimed", 409, _("Another moderator is at work on this comment."))


def _decide_one(
    act: Act,
    comment_id: uuid.UUID,
    batch: uuid.UUID,
    by: Staff,
    why: Why,
    note: str,
    seen: str | None,
) -> None:
    case, at = lock(comment_id, by), clock.now()
    check_claim(case, by, at)
    if seen and seen != case.standing:
        raise Refusal("already_decided", 409, _("Somebody has decided about this comment already."))
    before = comment_of(comment_id)
    after = _carry_out(act, before, why, note, by.actor)
    decision = ledger.decide(
        Entry(
            act,
            by.publication,
            Subject(story=before.story, comment=before.id, reader=before.reader),
            batch,
            by,
            why,
            before_of(before, case),
        )
    )
    if act in RESTRICTIVE:
        ledger.state(
            decision,
            facts=before.source,
            judged=judged([before.id])[before.id],
            language=case.language,
        )
    if act == Act.PICK:
        return
    settle(case, after, decision, at)


def _carry_out(act: Act, before: CommentView, why: Why, note: str, actor: str) -> CommentView:
    if act == Act.APPROVE:
        return comments.approve(before.id, actor=actor)()
    if act == Act.REJECT:
        # As it is marked for translation: each reader's page says it in their language.
        return comments.remove(before.id, words.reason(why.ground).title, actor=actor)()
    if act == Act.ASK_EDIT:
        return comments.ask_edit(before.id, note, actor=actor)()
    return comments.pick(before.id, note, actor=actor)()


def before_of(comment: CommentView, case: Case) -> dict[str, str]:
    """Return what has to be known of a comment to undo what is decided about it."""
    return {
        "state": comment.state,
        "reason": comment.reason,
        "asked": comment.asked,
        "pick": comment.pick,
        "decided_at": case.decided_at.isoformat() if case.decided_at else "",
    }


def settle(case: Case, after: CommentView, decision: Decision, at: datetime) -> None:
    """Let a decision answer the reports and, where it frees the comment, the appeals about it.

    An appeal against a sanction waits on: its author is not free yet.
    """
    Report.objects.filter(comment=after.id, decision=None).update(decision=decision)
    appeals = case.appeals
    if appeals and after.state == State.PUBLISHED:
        waiting = Appeal.objects.filter(statement__decision__comment=after.id, decision=None)
        waiting.exclude(statement__decision__act__in=SANCTIONS).update(decision=decision)
        appeals = waiting.count()
    cases.restand(
        case,
        standing=standing(after.state, at, after.edited_at),
        reports=0,
        appeals=appeals,
        decided_at=at,
        claimed_by_id=None,
        claimed_until=None,
    )
