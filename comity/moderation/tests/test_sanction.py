"""Bind a reader for a while or for good; they are told each time."""

from datetime import timedelta

import pytest
import time_machine

from comity.ground import clock, writelane
from comity.ground.refusal import Refusal
from comity.moderation import actions
from comity.moderation.acts import Act
from comity.moderation.queries.reader import record
from comity.moderation.queries.statements import statements_of
from comity.moderation.queries.tools import latest_decisions, undoable
from comity.moderation.words import Why
from comity.readers.roles import Role
from tests.desk import Desk, at_work
from tests.world import make_world

RUDE = Why("harassment", "You went after Charlie in three threads.")


def _bind(desk: Desk, act: Act, days: int = 0) -> actions.Decided:
    alice = desk.world.alice.reader.id
    return writelane.run(actions.sanction(act, alice, by=desk.bob, why=RUDE, days=days))


def test_a_suspended_reader_is_told_until_when_and_why(desk: Desk) -> None:
    _bind(desk, Act.SUSPEND, days=3)
    with pytest.raises(Refusal) as refusal:
        desk.world.says("But I want to.")
    assert refusal.value.code == "suspended"
    assert "three threads" in refusal.value.detail()
    until = clock.now() + timedelta(days=3)
    assert f"{until:%Y-%m-%d}" in refusal.value.detail()
    (statement,) = statements_of(desk.world.alice.reader.id)
    assert (statement.act, statement.ground) == ("suspend", "harassment")


def test_a_suspension_ends_by_itself(desk: Desk) -> None:
    _bind(desk, Act.SUSPEND, days=3)
    with time_machine.travel(clock.now() + timedelta(days=4)):
        assert desk.world.says("I am back.").published


def test_a_banned_reader_cannot_speak_until_it_is_undone(desk: Desk) -> None:
    batch = _bind(desk, Act.BAN).batch
    with pytest.raises(Refusal, match="banned"):
        desk.world.says("But I want to.")
    writelane.run(actions.undo(batch, by=desk.bob))
    assert desk.world.says("Thank you.").published
    (statement,) = statements_of(desk.world.alice.reader.id)
    assert statement.undone


def test_a_slowed_reader_waits_between_two_comments(desk: Desk) -> None:
    desk.said("The first of mine.")
    _bind(desk, Act.SLOW, days=1)
    with pytest.raises(Refusal) as refusal:
        desk.world.says("The second of mine.")
    assert refusal.value.code == "slowed"
    assert refusal.value.extra["retry_after"] > 0
    with time_machine.travel(clock.now() + timedelta(minutes=16)):
        assert desk.world.says("The second of mine.").published


def test_a_warning_binds_nobody_and_is_stated(desk: Desk) -> None:
    _bind(desk, Act.WARN)
    assert desk.world.says("I have understood.").published
    assert [each.act for each in statements_of(desk.world.alice.reader.id)] == ["warn"]


def test_a_lifted_sanction_stays_on_the_record(desk: Desk) -> None:
    _bind(desk, Act.BAN)
    alice = desk.world.alice.reader.id
    (binding,) = record(alice, desk.bob).binding
    writelane.run(actions.lift(binding.id, by=desk.eve))
    assert record(alice, desk.bob).binding == ()
    assert len(record(alice, desk.bob).sanctions) == 1
    assert desk.world.says("Thank you.").published


def _lift(desk: Desk) -> actions.Decided:
    (binding,) = record(desk.world.alice.reader.id, desk.bob).binding
    return writelane.run(actions.lift(binding.id, by=desk.bob))


def test_a_lift_that_is_undone_binds_again(desk: Desk) -> None:
    _bind(desk, Act.BAN)
    batch = _lift(desk).batch
    assert undoable(batch, desk.bob)
    writelane.run(actions.undo(batch, by=desk.bob))
    with pytest.raises(Refusal, match="banned"):
        desk.world.says("But I want to.")
    assert not undoable(batch, desk.bob)


def test_it_does_not_lift_twice(desk: Desk) -> None:
    _bind(desk, Act.BAN)
    (binding,) = record(desk.world.alice.reader.id, desk.bob).binding
    _lift(desk)
    with pytest.raises(Refusal, match="no_such_sanction"):
        writelane.run(actions.lift(binding.id, by=desk.dora))


def test_a_lift_is_not_undone_once_the_sanction_was_undone_or_replaced(desk: Desk) -> None:
    ban = _bind(desk, Act.BAN).batch
    lift = _lift(desk).batch
    writelane.run(actions.undo(ban, by=desk.bob))
    with pytest.raises(Refusal, match="decided_since"):
        writelane.run(actions.undo(lift, by=desk.bob))
    _bind(desk, Act.SUSPEND, days=3)
    lift = _lift(desk).batch
    _bind(desk, Act.SUSPEND, days=30)
    with pytest.raises(Refusal, match="decided_since"):
        writelane.run(actions.undo(lift, by=desk.bob))
    assert len(record(desk.world.alice.reader.id, desk.bob).binding) == 1


def _binding(desk: Desk) -> list[str]:
    return [each.reason for each in record(desk.world.alice.reader.id, desk.bob).binding]


def _suspend(desk: Desk, reason: str) -> actions.Decided:
    why = Why("harassment", reason)
    alice = desk.world.alice.reader.id
    return writelane.run(actions.sanction(Act.SUSPEND, alice, by=desk.bob, why=why, days=3))


def test_what_a_sanction_ended_binds_again_when_it_is_undone(desk: Desk) -> None:
    _suspend(desk, "The first.")
    second = _suspend(desk, "The second.").batch
    writelane.run(actions.undo(second, by=desk.bob))
    assert _binding(desk) == ["The first."]
    with pytest.raises(Refusal, match="suspended"):
        desk.world.says("But I want to.")


def test_what_was_taken_back_itself_does_not_bind_again(desk: Desk) -> None:
    _suspend(desk, "The first.")
    second = _suspend(desk, "The second.").batch
    third = _suspend(desk, "The third.").batch
    writelane.run(actions.undo(second, by=desk.bob))
    assert _binding(desk) == ["The third."]
    writelane.run(actions.undo(third, by=desk.bob))
    assert _binding(desk) == ["The first."]


def test_what_was_lifted_before_another_came_does_not_bind_again(desk: Desk) -> None:
    _suspend(desk, "The first.")
    _lift(desk)
    second = _suspend(desk, "The second.").batch
    writelane.run(actions.undo(second, by=desk.bob))
    assert _binding(desk) == []


def test_every_list_says_alike_what_can_be_undone(desk: Desk) -> None:
    batch = _bind(desk, Act.BAN).batch
    assert [each.undoable for each in latest_decisions(desk.bob)] == [True]
    assert [each.undoable for each in latest_decisions(desk.dora)] == [False]
    assert [each.undoable for each in latest_decisions(desk.eve)] == [True]
    assert undoable(batch, desk.dora) is None
    undone = writelane.run(actions.undo(batch, by=desk.bob)).batch
    assert [each.undoable for each in latest_decisions(desk.bob)] == [False, False]
    assert undoable(batch, desk.bob) is undoable(undone, desk.bob) is None


def test_staff_are_not_sanctioned(desk: Desk) -> None:
    with pytest.raises(Refusal, match="not_yours_to_decide"):
        actions.sanction(Act.BAN, desk.world.bob.reader.id, by=desk.bob, why=RUDE)


def test_it_does_not_suspend_without_an_end(desk: Desk) -> None:
    with pytest.raises(Refusal, match="bad_days"):
        _bind(desk, Act.SUSPEND)


def test_it_takes_no_cause_from_another_publication(desk: Desk) -> None:
    alice = desk.world.alice.reader.id
    gazette = make_world("gazette", "The Gazette")
    theirs = gazette.says("Only the Gazette may read this again.")
    with pytest.raises(Refusal, match="no_such_comment"):
        actions.sanction(Act.WARN, alice, by=desk.bob, why=RUDE, comment=theirs.id)


def test_it_takes_no_cause_from_a_section_that_is_not_the_moderators(desk: Desk) -> None:
    said = desk.said("I went after Charlie.")
    sport = at_work("sam", Role.MODERATOR, ("Sport",))
    with pytest.raises(Refusal, match="no_such_comment"):
        actions.sanction(Act.WARN, desk.world.alice.reader.id, by=sport, why=RUDE, comment=said.id)


def test_it_takes_no_cause_from_what_somebody_else_said(desk: Desk) -> None:
    said = desk.said("I went after nobody.", by=desk.world.charlie)
    with pytest.raises(Refusal, match="no_such_comment"):
        actions.sanction(
            Act.WARN, desk.world.alice.reader.id, by=desk.bob, why=RUDE, comment=said.id
        )
