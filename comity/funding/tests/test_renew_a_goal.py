"""A month's goal that renews itself is there when the next month has begun."""

from datetime import UTC, datetime

import pytest
import time_machine

from comity.funding import actions, queries
from comity.funding.actions import Draft, Payment
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.journal.models import Entry
from tests.world import World

MARCH = datetime(2025, 3, 14, 12, tzinfo=UTC)
APRIL = datetime(2025, 4, 1, 0, 0, 5, tzinfo=UTC)
JUNE = datetime(2025, 6, 2, tzinfo=UTC)


def set_goal(month: str, *, renews: bool, wanted: int = 500_000) -> queries.GoalView:
    draft = Draft("USD", wanted, month, marks=(0, 250_000, 500_000), text="Help.", renews=renews)
    with time_machine.travel(MARCH, tick=False):
        return writelane.run(actions.set_goal("courier", draft, actor="staff:bob"))


def pass_time(to: datetime) -> int:
    with time_machine.travel(to, tick=False):
        return actions.renew_all()


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(("day", "month"), [(APRIL, "2025-04"), (JUNE, "2025-06")])
def test_the_month_that_has_begun_gets_the_same_goal(day: datetime, month: str) -> None:
    march = set_goal("2025-03", renews=True)
    assert pass_time(MARCH) == 0
    assert [pass_time(day), pass_time(day)] == [1, 0]
    fresh = queries.goal_of_month("courier", month)
    assert fresh is not None
    assert (fresh.wanted, fresh.marks, fresh.text) == (march.wanted, march.marks, "Help.")
    assert (fresh.renews, fresh.period.begins.day) == (True, 1)
    assert queries.standing(fresh).raised == 0
    assert Entry.objects.filter(kind="goal.set").count() == 2


@pytest.mark.usefixtures("world")
def test_a_goal_that_does_not_renew_is_not_set_again() -> None:
    set_goal("2025-03", renews=False)
    assert pass_time(APRIL) == 0


@pytest.mark.usefixtures("world")
def test_a_goal_that_was_closed_is_not_set_again() -> None:
    march = set_goal("2025-03", renews=True)
    writelane.run(actions.close_goal("courier", march.id, actor="staff:bob"))
    assert pass_time(APRIL) == 0


@pytest.mark.usefixtures("world")
def test_a_month_that_was_given_its_own_goal_keeps_it() -> None:
    set_goal("2025-03", renews=True)
    set_goal("2025-04", renews=False, wanted=100_000)
    assert pass_time(APRIL) == 0
    assert pass_time(JUNE) == 0


def test_what_is_paid_in_the_first_second_of_the_month_finds_its_goal(world: World) -> None:
    set_goal("2025-03", renews=True)
    paid = Payment("hook", "p-1", 2_500, "USD", APRIL)
    with time_machine.travel(APRIL, tick=False):
        writelane.run(actions.receive(world.house.key, paid, actor="system"))
    april = queries.goal_of_month("courier", "2025-04")
    assert april is not None
    assert queries.standing(april).raised == 2_500


def test_what_was_paid_in_another_month_makes_no_goal(world: World) -> None:
    set_goal("2025-03", renews=True)
    paid = Payment("hook", "p-1", 2_500, "USD", APRIL)
    with time_machine.travel(JUNE, tick=False), pytest.raises(Refusal) as refusal:
        writelane.run(actions.receive(world.house.key, paid, actor="system"))
    assert refusal.value.code == "no_goal"
