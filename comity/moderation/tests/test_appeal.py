"""Appeal against a decision; another moderator than the first decides it."""

import threading
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.db import connection, transaction

from comity.comments.queries import CommentView, comment
from comity.ground import clock, writelane
from comity.ground.refusal import Refusal
from comity.moderation import actions
from comity.moderation.acts import Act
from comity.moderation.models import Appeal, Decision
from comity.moderation.queries.counts import counts
from comity.moderation.queries.statements import read_secret, secret, statements_of
from comity.moderation.words import Why
from tests.desk import Desk


@pytest.fixture
def rejected(desk: Desk) -> CommentView:
    """A comment of Alice's that Bob has rejected."""
    said = desk.said("The ferry was late again on Tuesday.")
    writelane.run(
        actions.decide(Act.REJECT, [said.id], by=desk.bob, why=Why("off_topic", "Not the bridge."))
    )
    return said


def _appeal(desk: Desk) -> uuid.UUID:
    statement = statements_of(desk.world.alice.reader.id)[0]
    return writelane.run(actions.appeal(statement.id, "The bridge carries the ferry's road."))


def test_an_appeal_waits_in_its_queue_until_it_is_answered(
    desk: Desk, rejected: CommentView
) -> None:
    appeal = _appeal(desk)
    assert counts(desk.bob)["appeals"] == 1
    writelane.run(actions.answer(appeal, reverse=False, said="It does not.", by=desk.dora))
    assert counts(desk.bob)["appeals"] == 0
    statement = statements_of(desk.world.alice.reader.id)[0]
    assert (statement.outcome, statement.answer) == ("uphold", "It does not.")
    assert comment(rejected.id).state == "removed"


def test_the_first_moderator_does_not_decide_the_appeal(desk: Desk, rejected: CommentView) -> None:
    appeal = _appeal(desk)
    with pytest.raises(Refusal, match="same_moderator"):
        writelane.run(actions.answer(appeal, reverse=True, said="Well.", by=desk.bob))
    assert Appeal.objects.get(pk=appeal).decision is None


def test_a_granted_appeal_publishes_the_comment_again(desk: Desk, rejected: CommentView) -> None:
    appeal = _appeal(desk)
    writelane.run(actions.answer(appeal, reverse=True, said="You are right.", by=desk.dora))
    assert comment(rejected.id).published
    statement = statements_of(desk.world.alice.reader.id)[0]
    assert (statement.outcome, statement.undone) == ("reverse", True)


def test_it_does_not_answer_twice(desk: Desk, rejected: CommentView) -> None:
    appeal = _appeal(desk)
    writelane.run(actions.answer(appeal, reverse=False, said="It does not.", by=desk.dora))
    with pytest.raises(Refusal, match="answered_already"):
        writelane.run(actions.answer(appeal, reverse=True, said="It does.", by=desk.eve))
    assert counts(desk.bob)["appeals"] == 0


def test_it_does_not_take_a_second_appeal_or_a_late_one(desk: Desk, rejected: CommentView) -> None:
    statement = statements_of(desk.world.alice.reader.id)[0]
    with time_machine.travel(clock.now() + timedelta(days=200)), pytest.raises(Refusal) as late:
        writelane.run(actions.appeal(statement.id, "At last."))
    assert late.value.code == "appeal_over"
    _appeal(desk)
    with pytest.raises(Refusal, match="appealed_already"):
        _appeal(desk)


def test_an_approval_meanwhile_answers_the_appeal(desk: Desk, rejected: CommentView) -> None:
    _appeal(desk)
    writelane.run(actions.decide(Act.APPROVE, [rejected.id], by=desk.bob))
    assert counts(desk.bob)["appeals"] == 0
    assert statements_of(desk.world.alice.reader.id)[0].outcome == "approve"


def test_a_ban_is_lifted_by_a_granted_appeal(desk: Desk) -> None:
    writelane.run(
        actions.sanction(
            Act.BAN, desk.world.alice.reader.id, by=desk.bob, why=Why("spam", "Five times.")
        )
    )
    appeal = _appeal(desk)
    writelane.run(actions.answer(appeal, reverse=True, said="It was four.", by=desk.dora))
    assert desk.world.says("I am glad.").published


def test_an_approval_leaves_the_appeal_against_a_ban_to_another_moderator(desk: Desk) -> None:
    alice, said = desk.world.alice.reader.id, desk.said("I repeat myself.")
    ban = actions.sanction(Act.BAN, alice, by=desk.bob, why=Why("spam"), comment=said.id)
    writelane.run(ban)
    appeal = _appeal(desk)
    writelane.run(actions.decide(Act.APPROVE, [said.id], by=desk.bob))
    assert statements_of(alice)[0].outcome == ""
    assert counts(desk.bob)["appeals"] == 1
    writelane.run(actions.answer(appeal, reverse=True, said="You are right.", by=desk.dora))
    assert counts(desk.bob)["appeals"] == 0
    assert desk.world.says("I am glad.").published


def test_what_is_undone_needs_no_answer_any_more(desk: Desk, rejected: CommentView) -> None:
    appeal = _appeal(desk)
    writelane.run(actions.undo(Appeal.objects.get(pk=appeal).statement.decision.batch, by=desk.bob))
    assert counts(desk.bob)["appeals"] == 0
    assert statements_of(desk.world.alice.reader.id)[0].outcome == "undo"
    with pytest.raises(Refusal, match="answered_already"):
        writelane.run(actions.answer(appeal, reverse=True, said="Right.", by=desk.dora))


def test_a_ban_that_is_undone_needs_no_answer_any_more(desk: Desk) -> None:
    alice, said = desk.world.alice.reader.id, desk.said("I repeat myself.")
    ban = actions.sanction(Act.BAN, alice, by=desk.bob, why=Why("spam"), comment=said.id)
    batch = writelane.run(ban).batch
    appeal = _appeal(desk)
    writelane.run(actions.undo(batch, by=desk.bob))
    assert counts(desk.bob)["appeals"] == 0
    with pytest.raises(Refusal, match="answered_already"):
        writelane.run(actions.answer(appeal, reverse=True, said="Right.", by=desk.dora))


def test_a_forged_address_opens_no_statement(desk: Desk, rejected: CommentView) -> None:
    statement = statements_of(desk.world.alice.reader.id)[0]
    written = secret(statement.id)
    assert read_secret(written) == statement.id
    with pytest.raises(Refusal, match="no_such_statement"):
        read_secret(written[:-1] + ("a" if written[-1] != "a" else "b"))
    with pytest.raises(Refusal, match="no_such_statement"):
        read_secret(statement.id.hex)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time")
def test_an_appeal_that_comes_while_the_decision_is_undone_does_not_wait_for_ever(
    desk: Desk, rejected: CommentView
) -> None:
    statement = statements_of(desk.world.alice.reader.id)[0]
    batch = Decision.objects.get(act=Act.REJECT).batch
    refused: list[str] = []

    def appeal() -> None:
        try:
            writelane.run(actions.appeal(statement.id, "It breaks no rule."))
        except Refusal as refusal:
            refused.append(refusal.code)
        finally:
            connection.close()

    appealing = threading.Thread(target=appeal)
    with transaction.atomic():
        actions.undo(batch, by=desk.bob)()
        appealing.start()
        while appealing.is_alive() and not _waits_for_a_lock():
            appealing.join(0.01)
    appealing.join()
    assert refused == ["undone_already"]
    assert not Appeal.objects.exists()


def _waits_for_a_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return bool(cursor.fetchone()[0])
