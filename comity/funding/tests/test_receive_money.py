"""Money arrives: once, however often it is told."""

from datetime import timedelta

import pytest

from comity.funding import queries
from comity.funding.actions import Draft, close_goal, set_goal, unname
from comity.funding.queries import GoalView
from comity.funding.tests.conftest import NOON, Gives, raised
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.journal.record import Place, after
from tests.world import World, make_world


def test_what_is_given_is_the_sum(march: GoalView, gives: Gives) -> None:
    gives(2_500, "p-1")
    gives(27_500, "p-2")
    assert raised(march) == 30_000
    assert queries.standing(march).givers == 2


def test_a_payment_told_twice_counts_once(march: GoalView, gives: Gives) -> None:
    first, again = gives(2_500), gives(2_500)
    assert (first.new, again.new) == (True, False)
    assert first.contribution == again.contribution
    assert raised(march) == 2_500


def test_a_payment_told_again_with_another_amount_changes_nothing(
    march: GoalView, gives: Gives
) -> None:
    gives(2_500)
    with pytest.raises(Refusal, match="payment_differs"):
        gives(9_900)
    assert raised(march) == 2_500


def test_another_currency_is_refused(march: GoalView, gives: Gives) -> None:
    with pytest.raises(Refusal, match=r"other_currency.*USD.*EUR"):
        gives(2_500, currency="EUR")
    assert raised(march) == 0


@pytest.mark.parametrize("amount", [0, -1, 10**13 + 1])
def test_an_amount_of_nothing_or_beyond_reason_is_refused(gives: Gives, amount: int) -> None:
    with pytest.raises(Refusal, match="bad_amount"):
        gives(amount)


@pytest.mark.parametrize("reference", ["", "  ", "x" * 201, "a\x00b"])
def test_a_payment_without_a_name_of_its_own_is_refused(gives: Gives, reference: str) -> None:
    with pytest.raises(Refusal, match="no_reference"):
        gives(100, reference)


def test_money_of_a_day_without_a_goal_is_refused(gives: Gives) -> None:
    with pytest.raises(Refusal, match="no_goal"):
        gives(100, paid_at=NOON + timedelta(days=60))


def test_money_that_comes_after_a_goal_was_closed_still_counts_for_it(
    march: GoalView, gives: Gives
) -> None:
    writelane.run(close_goal(march.publication, march.id, actor="staff:bob"))
    gives(700, goal=march.id)
    assert raised(march) == 700


def test_a_campaign_comes_before_the_month(march: GoalView, gives: Gives) -> None:
    draft = Draft("USD", 90_000, name="A new press", begins=NOON.date(), ends=NOON.date())
    campaign = writelane.run(set_goal(march.publication, draft, actor="staff:bob"))
    gives(500, "p-1")
    gives(600, "p-2", goal=march.id)
    gives(700, "p-3", paid_at=NOON + timedelta(days=1))
    assert raised(campaign) == 500
    assert raised(march) == 1_300


def test_a_goal_of_another_publication_cannot_be_paid_into(march: GoalView, gives: Gives) -> None:
    other = make_world("herald", "The Herald")
    theirs = writelane.run(set_goal(other.house.key, Draft("USD", 100, "2025-03"), actor="x"))
    with pytest.raises(Refusal, match="no_such_goal"):
        gives(100, goal=theirs.id)
    assert raised(theirs) == 0


def test_only_who_asks_for_it_is_named(march: GoalView, gives: Gives) -> None:
    gives(100, "p-1", name="  Ada   Lind ")
    gives(100, "p-2")
    assert queries.named(march) == ["Ada Lind"]


def test_a_name_can_be_taken_away_and_the_money_stays(march: GoalView, gives: Gives) -> None:
    gives(100, "p-1", name="Ada Lind")
    writelane.run(unname(march.publication, "hook", "p-1", actor="staff:bob"))
    assert queries.named(march) == []
    assert raised(march) == 100


def test_the_journal_never_holds_a_name_or_a_reference(world: World, gives: Gives) -> None:
    gives(100, "card-4242", name="Ada Lind")
    told = " ".join(f"{line.subject} {line.data}" for line in after(Place()))
    assert "Ada" not in told
    assert "4242" not in told
