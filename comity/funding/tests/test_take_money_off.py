"""Refunds and disputes come off, in whichever order they are told."""

from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.funding import queries
from comity.funding.actions import Deducted, Kind, take_off
from comity.funding.queries import GoalView
from comity.funding.rules import DISPUTE, REFUND, Taken, taken_off
from comity.funding.tests.conftest import NOON, Gives, raised
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.journal.record import Place, after


def takes(
    goal: GoalView,
    amount: int,
    reference: str = "r-1",
    kind: Kind = "refund",
    standing: bool = True,
    seconds: int = 0,
    currency: str = "USD",
) -> bool:
    told_at = NOON + timedelta(seconds=seconds)
    told = Deducted("hook", "p-1", kind, reference, amount, currency, standing, told_at)
    return writelane.run(take_off(goal.publication, told, actor="system"))


def test_a_refund_comes_off(march: GoalView, gives: Gives) -> None:
    gives(2_500)
    assert takes(march, 1_000)
    assert raised(march) == 1_500
    assert queries.standing(march).givers == 1


def test_who_is_refunded_in_full_is_no_giver_any_more(march: GoalView, gives: Gives) -> None:
    gives(2_500, name="Ada")
    takes(march, 2_500)
    assert (raised(march), queries.standing(march).givers, queries.named(march)) == (0, 0, [])


def test_a_refund_told_twice_comes_off_once(march: GoalView, gives: Gives) -> None:
    gives(2_500)
    assert [takes(march, 1_000), takes(march, 1_000)] == [True, False]
    assert raised(march) == 1_500


def test_a_refund_larger_than_its_payment_is_refused(march: GoalView, gives: Gives) -> None:
    gives(2_500)
    takes(march, 2_000, "r-1")
    with pytest.raises(Refusal, match="refund_too_large"):
        takes(march, 501, "r-2")
    assert raised(march) == 500


def test_a_payment_smaller_than_a_refund_told_before_it_is_refused(
    march: GoalView, gives: Gives
) -> None:
    takes(march, 3_000)
    with pytest.raises(Refusal, match="refund_too_large"):
        gives(2_500)
    assert raised(march) == 0


def test_a_refund_in_another_currency_is_refused(march: GoalView, gives: Gives) -> None:
    gives(2_500)
    with pytest.raises(Refusal, match="other_currency"):
        takes(march, 100, currency="EUR")


def test_a_refund_that_failed_is_money_again(march: GoalView, gives: Gives) -> None:
    gives(2_500)
    takes(march, 1_000)
    takes(march, 1_000, standing=False, seconds=90)
    assert raised(march) == 2_500
    assert [line.kind for line in after(Place()) if line.kind.startswith("money.")] == [
        "money.received",
        "money.refunded",
        "money.restored",
    ]


def test_a_dispute_takes_no_more_than_is_there(march: GoalView, gives: Gives) -> None:
    gives(2_500)
    takes(march, 1_000)
    takes(march, 2_600, "d-1", "dispute")
    assert raised(march) == 0


def test_a_dispute_that_is_won_gives_the_money_back(march: GoalView, gives: Gives) -> None:
    gives(2_500)
    takes(march, 2_500, "d-1", "dispute")
    assert raised(march) == 0
    takes(march, 2_500, "d-1", "dispute", standing=False)
    assert raised(march) == 2_500


def test_every_order_of_the_same_messages_ends_the_same(march: GoalView, gives: Gives) -> None:
    def paid(reference: str) -> None:
        gives(2_500, reference)

    ends = set()
    for count, order in enumerate(permutations(range(5))):
        reference = f"p-{count}"

        def tell(step: int, reference: str = reference) -> None:
            if step == 0:
                paid(reference)
                return
            kind: Kind = "refund" if step < 3 else "dispute"
            told = Deducted(
                "hook",
                reference,
                kind,
                {1: "r-1", 2: "r-1", 3: "d-1", 4: "r-2"}[step],
                {1: 500, 2: 500, 3: 800, 4: 300}[step],
                "USD",
                step != 2,
                NOON + timedelta(seconds=step),
            )
            writelane.run(take_off(march.publication, told, actor="system"))

        before = queries.standing(march).raised
        for step in order:
            tell(step)
        for step in reversed(order):
            tell(step)
        ends.add(queries.standing(march).raised - before)
    assert ends == {2_500 - 800 - 300}
    raised(march)


@given(
    paid=st.integers(1, 10_000),
    taken=st.lists(
        st.builds(Taken, st.sampled_from([REFUND, DISPUTE]), st.integers(1, 12_000)), max_size=6
    ),
)
def test_a_payment_is_never_worth_less_than_nothing(paid: int, taken: list[Taken]) -> None:
    off = taken_off(paid, taken)
    refunds = sum(each.amount for each in taken if each.kind == REFUND)
    assert (off is None) == (refunds > paid)
    assert off is None or 0 <= off <= paid
