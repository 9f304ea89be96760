"""Contributions come from a CSV file, each once."""

import io

import pytest

from comity.funding import queries
from comity.funding.queries import GoalView
from comity.funding.tests.conftest import raised
from comity.funding.tills.csv_file import Brought, bring
from comity.ground.refusal import Refusal

FILE = """Reference,amount,paid_at,currency,name,refunded
t-1,25,2025-03-02,USD,Ada Lind,
t-2,12.50,2025-03-03T09:00:00+01:00,usd,,2.50
t-3,,2025-03-04,USD,,
t-4,10,4 March,USD,,
t-5,10,2025-03-05,EUR,,
t-6,10,2025-03-06,USD,,11
,10,2025-03-06,USD,,
t-8,10,2025-04-06,USD,,
"""


def brings(march: GoalView, text: str, currency: str = "") -> list[Brought]:
    return list(bring(io.StringIO(text), march.publication, currency))


def test_good_lines_come_in_and_bad_ones_are_told_by_their_number(march: GoalView) -> None:
    brought = brings(march, FILE)
    assert [each.line for each in brought if each.news] == [2, 3]
    assert {each.line: each.fault.code for each in brought if each.fault} == {
        4: "bad_amount",
        5: "bad_day",
        6: "other_currency",
        7: "refund_too_large",
        8: "no_reference",
        9: "no_goal",
    }
    assert raised(march) == 2_500 + 1_250 - 250
    assert queries.named(march) == ["Ada Lind"]


def test_a_second_run_changes_nothing(march: GoalView) -> None:
    brings(march, FILE)
    again = brings(march, FILE)
    assert not any(each.news for each in again)
    assert raised(march) == 3_500


def test_a_file_may_leave_the_currency_to_who_brings_it(march: GoalView) -> None:
    assert brings(march, "paid_at,reference,amount\n2025-03-02,t-1,25\n", "USD")[0].news


@pytest.mark.parametrize("text", ["", "amount,paid_at\n", "reference,amount,paid_at,card\n"])
def test_a_file_of_other_columns_is_refused_whole(march: GoalView, text: str) -> None:
    with pytest.raises(Refusal, match="bad_columns"):
        brings(march, text)
