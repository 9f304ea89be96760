"""Staff set a goal, change it, close it."""

from datetime import date

import pytest

from comity.funding import queries
from comity.funding.actions import Draft, close_goal, set_goal
from comity.funding.queries import GoalView
from comity.funding.tests.conftest import Gives
from comity.ground import writelane
from comity.ground.refusal import Refusal
from tests.world import World, make_world


def sets(world: World, draft: Draft, **more: object) -> GoalView:
    return writelane.run(set_goal(world.house.key, draft, actor="staff:bob", **more))  # type: ignore[arg-type]


def test_a_month_has_nothing_half_and_all_of_it_for_marks(world: World) -> None:
    goal = sets(world, Draft("usd", 500_000, "2025-03"))
    assert (goal.currency, goal.marks) == ("USD", (0, 250_000, 500_000))
    assert (goal.period.begins, goal.period.ends) == (date(2025, 3, 1), date(2025, 3, 31))


def test_setting_a_month_again_changes_it(world: World) -> None:
    first = sets(world, Draft("USD", 500_000, "2025-03"))
    again = sets(world, Draft("USD", 600_000, "2025-03", text="The roof leaks."))
    assert first.id == again.id
    assert queries.goal_at(world.house.key, date(2025, 3, 31)) == again


def test_a_campaign_can_be_changed_by_its_id(world: World) -> None:
    first = sets(world, Draft("EUR", 100, name="Press", begins=date(2025, 1, 1)))
    again = sets(world, Draft("EUR", 900, name="A press", begins=date(2025, 1, 1)), goal=first.id)
    assert (again.id, again.wanted, again.name) == (first.id, 900, "A press")


def test_a_campaign_without_an_end_stays_open(world: World) -> None:
    goal = sets(world, Draft("EUR", 100, name="Press", begins=date(2025, 1, 1)))
    assert queries.goal_at(world.house.key, date(2031, 1, 1)) == goal
    assert goal.period.days_left(date(2031, 1, 1)) is None


def test_a_closed_goal_is_shown_no_more_and_kept_among_the_months(
    world: World, march: GoalView
) -> None:
    writelane.run(close_goal(world.house.key, march.id, actor="staff:bob"))
    assert queries.goal_at(world.house.key, date(2025, 3, 14)) is None
    assert [each.goal.id for each in queries.standings(world.house.key)] == [march.id]


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (Draft("USD", 0, "2025-03"), "goal_not_positive"),
        (Draft("USD", -5, "2025-03"), "goal_not_positive"),
        (Draft("USD", 10**14, "2025-03"), "goal_not_positive"),
        (Draft("DOUBLOON", 100, "2025-03"), "unknown_currency"),
        (Draft("USD", 100, "2025-13"), "bad_month"),
        (Draft("USD", 100, "March"), "bad_month"),
        (Draft("USD", 100, "2025-03", marks=[-1, 100]), "bad_marks"),
        (Draft("USD", 100, "2025-03", marks=range(9)), "bad_marks"),
        (Draft("USD", 100, "2025-03", link="javascript:alert(1)"), "bad_link"),
        (Draft("USD", 100, "2025-03", link="https://"), "bad_link"),
        (Draft("USD", 100, "2025-03", text="x" * 301), "too_long"),
        (Draft("USD", 100), "empty"),
        (Draft("USD", 100, name="X", begins=date(2025, 2, 2), ends=date(2025, 2, 1)), "bad_period"),
    ],
)
def test_what_cannot_be_a_goal_is_refused(world: World, draft: Draft, code: str) -> None:
    with pytest.raises(Refusal, match=f"^{code}:"):
        sets(world, draft)


def test_the_currency_stays_once_money_has_come(world: World, gives: Gives) -> None:
    gives(100)
    with pytest.raises(Refusal, match="currency_fixed"):
        sets(world, Draft("EUR", 500_000, "2025-03"))


def test_a_goal_of_another_publication_is_not_there(world: World, march: GoalView) -> None:
    other = make_world("herald", "The Herald")
    with pytest.raises(Refusal, match="no_such_goal"):
        writelane.run(close_goal(other.house.key, march.id, actor="staff:eve"))
    with pytest.raises(Refusal, match="no_such_goal"):
        sets(other, Draft("USD", 1, name="x"), goal=march.id)
