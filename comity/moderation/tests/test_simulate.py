"""Replay changed house rules over past comments, before they hold."""

from functools import partial

import pytest
import time_machine

from comity.comments import actions as comments
from comity.comments.queries import CommentView
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.moderation import actions
from comity.moderation.acts import Act
from comity.moderation.queries.simulations import SimulationView, simulation
from comity.moderation.replay import VERDICTS, table
from comity.moderation.words import Why
from comity.publications.queries import publication
from comity.readers.actions import welcome_guest
from tests.desk import Desk
from tests.world import Person


def _run(desk: Desk, rules: dict[str, object], wanted: int = 100) -> SimulationView:
    made = writelane.run(actions.simulate(rules, by=desk.eve, wanted=wanted))
    while not simulation(made, desk.eve).done:
        writelane.run(actions.step(made, by=desk.eve))
    return simulation(made, desk.eve)


def test_it_says_what_would_have_been_held_against_what_was_decided(desk: Desk) -> None:
    wrong = desk.said("Buy my ferry tickets at the harbour.")
    right = desk.said("The harbour was calm this morning.")
    desk.said("Nothing about water.", by=desk.world.charlie)
    why = Why("advertising")
    writelane.run(actions.decide(Act.REJECT, [wrong.id], by=desk.bob, why=why))
    writelane.run(actions.decide(Act.APPROVE, [right.id], by=desk.bob))
    found = _run(desk, {"suspect_words": ["harbour"]})
    lines = {(line.decided, line.rules): line.counts for line in found.lines}
    assert lines["rejected", "now"] == (1, 0, 0, 0)
    assert lines["rejected", "then"] == (0, 0, 1, 0)
    assert lines["approved", "then"] == (0, 0, 1, 0)
    assert lines["undecided", "then"] == (1, 0, 0, 0)
    assert {each.comment.id for each in found.changed} == {wrong.id, right.id}
    assert found.changed[0].rules == ("suspect_words",)


def test_comments_of_the_same_moment_are_each_replayed_once(desk: Desk) -> None:
    from comity.comments.actions import Archived, bring_in
    from comity.ground import clock

    at = clock.now()
    archived = [Archived(f"x:{n}", f"Said long ago, {n}.", posted_at=at) for n in range(7)]
    writelane.run(bring_in(desk.world.story.id, archived))
    desk.follow()
    assert _run(desk, {"hold_everything": True}).replayed == 7


def test_a_trial_of_more_than_there_are_ends_at_as_many_as_there_are(desk: Desk) -> None:
    for number in range(3):
        desk.said(f"The harbour was calm on morning {number}.")
    made = writelane.run(actions.simulate({"max_links": 1}, by=desk.eve, wanted=100))
    assert simulation(made, desk.eve).wanted == 3
    found = _run(desk, {"max_links": 1})
    assert (found.replayed, found.wanted, found.done) == (3, 3, True)


def test_a_trial_ends_where_what_it_was_to_replay_is_gone(desk: Desk) -> None:
    said = [desk.said(f"The harbour was calm on morning {number}.") for number in range(2)]
    made = writelane.run(actions.simulate({"max_links": 1}, by=desk.eve, wanted=100))
    writelane.run(comments.withdraw(said[0].id, bearer=desk.world.alice.bearer))
    desk.follow()
    while not simulation(made, desk.eve).done:
        writelane.run(actions.step(made, by=desk.eve))
    found = simulation(made, desk.eve)
    assert (found.replayed, found.wanted) == (1, 1)


def test_a_trial_changes_no_rule_and_no_comment(desk: Desk) -> None:
    said = desk.said("The harbour was calm this morning.")
    _run(desk, {"hold_everything": True})
    assert publication("courier").settings.rules == {}
    from comity.comments.queries import comment

    assert comment(said.id).published


def test_it_does_not_try_rules_that_cannot_be(desk: Desk) -> None:
    with pytest.raises(Refusal) as refusal:
        _run(desk, {"max_links": -1})
    assert refusal.value.code == "bad_rule"
    assert "max_links" in refusal.value.detail()


def test_editors_change_the_rules_of_a_section_and_of_a_story(desk: Desk) -> None:
    with pytest.raises(Refusal, match="not_yours_to_decide"):
        actions.set_rules({"hold_everything": True}, by=desk.bob)
    slug = desk.world.story.slug
    writelane.run(actions.set_rules({"hold_everything": True}, by=desk.eve, story=slug))
    assert desk.said("Wait for me.").state == "held"
    writelane.run(actions.set_rules({}, by=desk.eve, story=slug))
    assert desk.said("I need not wait.").state == "published"
    assert publication("courier").settings.story_rules == {}


def test_every_comment_stands_in_one_line_of_each_rules() -> None:
    lines = table({"publish:hold:approved": 3, "hold:hold:rejected": 2, "ask:publish:undecided": 1})
    assert sum(line.total for line in lines if line.rules == "now") == 6
    assert sum(line.total for line in lines if line.rules == "then") == 6
    assert {(line.decided, line.rules): line.stopped for line in lines}["approved", "then"] == 3


def _minutes_apart(desk: Desk, *said: tuple[Person, str], minutes: float) -> list[CommentView]:
    """Let people speak one after the other, each so many minutes after the one before."""
    found = []
    with time_machine.travel("2026-11-02T09:00:00Z", tick=False) as clock:
        for by, text in said:
            found.append(desk.said(text, by=by))
            clock.shift(minutes * 60)
    return found


def _guests(count: int) -> list[Person]:
    return [
        Person(writelane.run(partial(welcome_guest, "courier", f"Guest {number}")))
        for number in range(count)
    ]


def _verdicts(desk: Desk, rules: dict[str, object]) -> dict[str, int]:
    lines = {(line.decided, line.rules): line.counts for line in _run(desk, rules).lines}
    return dict(zip(VERDICTS, lines["undecided", "then"], strict=True))


THREE = ("The bridge is closed.", "The ferry is full today.", "The tram is late as ever.")


def test_slow_mode_is_replayed_by_the_time_between_a_readers_comments(desk: Desk) -> None:
    alice, charlie = desk.world.alice, desk.world.charlie
    said = list(zip((alice, alice, charlie), THREE, strict=True))
    _minutes_apart(desk, *said, minutes=1)
    assert _verdicts(desk, {"slow_seconds": 120})["reject"] == 1
    assert _verdicts(desk, {"slow_seconds": 30})["reject"] == 0


def test_repetition_is_replayed_by_what_stood_there(desk: Desk) -> None:
    words = "The council has never told us what the bridge will cost."
    speakers = [desk.world.alice, desk.world.charlie, *_guests(1)]
    _minutes_apart(desk, *((by, words) for by in speakers), minutes=1)
    assert _verdicts(desk, {"repeated_by_many": 2})["hold"] == 1
    assert _verdicts(desk, {"repeated_by_many": 0})["hold"] == 0


def test_a_flood_of_new_readers_is_replayed(desk: Desk) -> None:
    said = [(by, f"{THREE[0]} Ferry {number} runs late.") for number, by in enumerate(_guests(6))]
    _minutes_apart(desk, *said, minutes=1)
    rules: dict[str, object] = {"flood_newcomers": 3, "flood_minutes": 10, "repeated_by_many": 0}
    assert _verdicts(desk, rules)["hold"] == 3
    assert _verdicts(desk, rules | {"flood_minutes": 2})["hold"] == 0


def test_heat_is_replayed_by_the_pace_of_the_thread(desk: Desk) -> None:
    said = [(by, f"{THREE[0]} Ferry {number} runs late.") for number, by in enumerate(_guests(14))]
    _minutes_apart(desk, *said, minutes=0.5)
    rules: dict[str, object] = {"hold_when_hot": True, "hot_busy": 60, "repeated_by_many": 0}
    held = _verdicts(desk, rules)["hold"]
    assert 0 < held < 14
    assert _verdicts(desk, rules | {"hot_busy": 600})["hold"] == 0
