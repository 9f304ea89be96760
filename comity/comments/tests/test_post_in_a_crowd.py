"""The house rules are told how a thread goes: its heat, and how many new readers came at once."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pytest
import time_machine

from comity.comments.queries import CommentView
from comity.comments.queries.judged import judged
from comity.ground import writelane
from comity.readers.actions import welcome_guest
from tests.world import Person, World

TOPICS = ("bridge", "ferry", "tram", "market", "lighthouse", "harbour", "school", "museum")


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """Stop the clock on a morning in November."""
    with time_machine.travel("2026-11-02T09:00:00Z", tick=False) as traveller:
        yield traveller


def guest(number: int) -> Person:
    """Let somebody come who has never written here."""
    return Person(writelane.run(partial(welcome_guest, "courier", f"Guest {number}")))


def says(world: World, by: Person, number: int) -> CommentView:
    """Let somebody say what nobody has said."""
    topic = TOPICS[number % len(TOPICS)]
    return world.says(f"Number {number}: what becomes of our {topic} now?", by=by)


def rules_of(comment: CommentView) -> set[str]:
    """Return the rules that found something in a comment."""
    return {finding.rule for finding in judged([comment.id])[comment.id].findings}


def test_many_new_readers_at_once_wait_and_those_who_are_known_do_not(
    world: World, clock: time_machine.Traveller
) -> None:
    says(world, world.charlie, 0)
    clock.shift(timedelta(days=1))
    world.settle(rules={"flood_newcomers": 4, "flood_minutes": 10})
    said = [says(world, guest(number), number) for number in range(1, 7)]
    assert [each.state for each in said] == ["published"] * 4 + ["held"] * 2
    assert "flood" in rules_of(said[-1])
    assert says(world, world.charlie, 7).published
    clock.shift(timedelta(minutes=11))
    assert "flood" not in rules_of(says(world, guest(8), 8))


def test_new_readers_who_come_one_by_one_are_no_flood(
    world: World, clock: time_machine.Traveller
) -> None:
    world.settle(rules={"flood_newcomers": 4, "flood_minutes": 10})
    for number in range(8):
        assert says(world, guest(number), number).published
        clock.shift(timedelta(minutes=4))


def test_a_thread_that_runs_hot_is_held_until_it_has_calmed_down(
    world: World, clock: time_machine.Traveller
) -> None:
    world.settle(rules={"hold_when_hot": True, "hot_busy": 60, "hot_speed": 6})
    said = []
    for number in range(14):
        said.append(says(world, guest(number), number))
        clock.shift(timedelta(seconds=30))
    states = [each.state for each in said]
    assert states == sorted(states, reverse=True), "once hot, it stays hot"
    assert states.count("held") >= 3
    assert "heat" in rules_of(said[-1])
    clock.shift(timedelta(minutes=30))
    assert "heat" not in rules_of(says(world, guest(20), 20))


def test_a_thread_is_judged_by_its_own_crowd_alone(world: World) -> None:
    world.settle(rules={"flood_newcomers": 3, "hold_when_hot": True, "hot_busy": 20})
    for number in range(6):
        says(world, guest(number), number)
    from comity.stories.actions import Particulars, make

    other = writelane.run(make("courier", Particulars("Another story"), slug="another"))
    world.story = other
    assert says(world, guest(30), 30).published
