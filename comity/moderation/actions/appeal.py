"""Appeal against a decision, and decide the appeal: another moderator than the first does."""

import uuid
from collections.abc import Callable

from comity.comments.queries import comment as comment_of
from comity.ground import clock, ids
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.journal import record
from comity.moderation import cases, ledger, terms, words
from comity.moderation.actions.decide import Decided, before_of, lock
from comity.moderation.actions.undo import free, restore
from comity.moderation.acts import SANCTIONS, Act
from comity.moderation.ledger import Entry, Subject
from comity.moderation.models import Appeal, Case, Decision, Statement
from comity.moderation.queues import standing
from comity.moderation.words import Why
from comity.readers.roles import Staff

APPEALED = "moderation.appealed"
TEXT = 4000


def appeal(statement: uuid.UUID, said: str) -> Callable[[], uuid.UUID]:
    """Let the one whom a statement was given to appeal against it, once.

    Who asks was found by the caller: by their token, or by the statement's secret address.
    Refusals: no_such_statement (404), nothing_said (422), appeal_over, appealed_already,
    undone_already (409).
    """
    kept = words.fit_words(said, TEXT)
    if not kept:
        raise Refusal("nothing_said", 422, _("Please say why the decision is wrong."))

    def write() -> uuid.UUID:
        # An undoing locks the decision too, and grants all appeals against it that it finds.
        held = Statement.objects.select_for_update(of=("decision",), no_key=True)
        row = held.select_related("decision").filter(id=statement).first()
        if row is None:
            raise Refusal("no_such_statement", 404, _("There is no such statement of reasons."))
        if clock.now() > row.made_at + terms.APPEAL:
            raise Refusal("appeal_over", 409, _("The time to appeal, six months, is over."))
        if Decision.objects.filter(undoes=row.decision).exists():
            raise Refusal("undone_already", 409, _("This decision has been undone."))
        if Appeal.objects.filter(statement=row).exists():
            raise Refusal("appealed_already", 409, _("You have appealed against this already."))
        if row.decision.comment_id is not None:
            cases.count_appeals(row.decision.comment_id, 1)
        made = Appeal.objects.create(statement=row, text=kept, made_at=clock.now())
        record.append(
            APPEALED,
            publication=row.publication_id,
            subject=str(row.decision_id),
            actor=f"reader:{row.reader_id}" if row.reader_id else "system",
            data={"appeal": str(made.id)},
        )
        return made.id

    return write


def answer(appeal_id: uuid.UUID, *, reverse: bool, said: str, by: Staff) -> Callable[[], Decided]:
    """Uphold a decision that was appealed against, or reverse it; the author reads the answer.

    Refusals: no_such_appeal (404), same_moderator, not_yours_to_decide (403), answered_already
    (409), explanation_missing (422).
    """
    kept = words.fit_words(said, words.EXPLANATION)
    if not kept:
        raise Refusal("explanation_missing", 422, _("Please explain: the author reads it."))

    def write() -> Decided:
        row = Appeal.objects.select_related("statement__decision").filter(id=appeal_id).first()
        if row is None or row.statement.publication_id != by.publication:
            raise Refusal("no_such_appeal", 404, _("There is no such appeal."))
        first = row.statement.decision
        if first.by_id == by.user:
            raise Refusal(
                "same_moderator", 403, _("Another moderator than the first decides an appeal.")
            )
        act, batch = Act.REVERSE if reverse else Act.UPHOLD, ids.uuid7()
        case = lock(first.comment_id, by) if first.comment_id else None
        if Appeal.objects.select_for_update().get(pk=row.pk).decision_id is not None:
            raise Refusal("answered_already", 409, _("This appeal has been answered already."))
        before = before_of(comment_of(case.comment_id), case) if case else {}
        decision = ledger.decide(
            Entry(
                act,
                by.publication,
                Subject(first.story_id, first.comment_id, first.reader_id),
                batch,
                by,
                Why(explanation=kept),
                before,
                undoes=first if reverse else None,
            )
        )
        Appeal.objects.filter(pk=row.pk).update(decision=decision)
        if reverse:
            _put_right(first, by)
        if case is not None:
            _restand(case)
        return Decided(batch, act, 1)

    return write


def _put_right(first: Decision, by: Staff) -> None:
    if first.act in SANCTIONS:
        free(first)
    elif first.comment_id is not None:
        was = {"state": "published", "reason": "", "asked": "", "pick": ""}
        restore(first.comment_id, was, by.actor)


def _restand(case: Case) -> None:
    after = comment_of(case.comment_id)
    at = clock.now()
    cases.restand(
        case,
        standing=standing(after.state, at, after.edited_at),
        appeals=max(0, case.appeals - 1),
        decided_at=at,
    )
