"""The bar above the headline is kept for the funding bar to come, never taken for text."""

from __future__ import annotations

import pytest

from comity.interchange.textpage import FundingBar, read

REST = """

Council Votes On The New Ferry

The council of the harbour town voted on Monday to buy a second ferry for the northern crossing.

View all comments
Greta Halloran

Who pays for it?
"""


def bar_of(top: str) -> FundingBar:
    page = read(top + REST)
    assert page.headline == "Council Votes On The New Ferry"
    assert len(page.body) == 1
    assert page.funding is not None
    return page.funding


@pytest.mark.parametrize(
    ("top", "currency", "marks", "raised", "label"),
    [
        ("0 $\n2,500 $\n5,000 $\n300 $\nMAY 2025", "USD", (0, 250000, 500000), 30000, "MAY 2025"),
        ("0 €\n1.250 €\n2.500 €\n78,5 €\nMai 2026", "EUR", (0, 125000, 250000), 7850, "Mai 2026"),
        ("£ 0\n£ 900\n£ 4,000", "GBP", (0, 90_000), 400_000, None),
        ("0 kr\n500 kr\n750 kr", None, (0, 50_000), 75_000, None),
        ("0 ¥\n50 000 ¥\n90 000 ¥\n12 000 ¥", "JPY", (0, 50_000, 90_000), 12_000, None),
        ("0 CHF\n1'000 CHF\n2'000 CHF\n50 CHF", "CHF", (0, 100_000, 200_000), 5_000, None),
    ],
)  # fmt: skip
def test_it_reads_amounts_in_minor_units(
    top: str, currency: str | None, marks: tuple[int, ...], raised: int, label: str | None
) -> None:
    bar = bar_of(top)
    assert (bar.currency, bar.marks, bar.raised, bar.label) == (currency, marks, raised, label)


def test_a_scale_in_even_steps_has_no_sum_raised() -> None:
    bar = bar_of("0 $\n2,500 $\n5,000 $\nMAY 2025")
    assert (bar.marks, bar.raised) == ((0, 250_000, 500_000), None)


def test_a_lone_amount_is_no_bar() -> None:
    assert read("5,000 $" + REST).funding is None


def test_figures_in_the_body_are_no_bar() -> None:
    page = read(REST.replace("Greta", "300 $\n\nGreta"))
    assert page.funding is None
