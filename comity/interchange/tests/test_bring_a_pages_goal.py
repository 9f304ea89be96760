"""A saved page's funding bar becomes a goal of its month, and stands above its story."""

from pathlib import Path

import pytest

from comity.funding import queries
from comity.interchange.goal import month_of
from comity.interchange.page import bring
from comity.interchange.textpage import decode, read
from comity.snapshots.keys import PageKey
from comity.snapshots.render import render
from tests.world import World

PAGE = """0 $
2,500 $
5,000 $
{raised} $
MARCH 2025

The Ferry Will Sail At Night

The council of the harbour town voted on Monday to let the ferry sail at night.

View all comments
Greta Halloran

At last.
"""


def page(slug: str) -> str:
    stored = render(PageKey("", slug, "", 0, "", "document"))
    assert stored is not None
    return stored.identity.decode()


def test_the_bar_is_shown_as_the_page_showed_it(world: World) -> None:
    brought = bring(world.house.key, read(PAGE.format(raised=300)))
    assert brought.goal is not None
    assert (brought.goal.month, brought.goal.wanted) == ("2025-03", 500_000)
    assert queries.standing(brought.goal).raised == 30_000
    assert queries.drifts(world.house.key) == []
    said = page(brought.story.slug)
    for words in ("March 2025", "$0<", "$2,500<", "$5,000<", "$300 of $5,000"):
        assert words in said, words
    assert said.index("<comity-goal") < said.index("<h1")
    assert "comity-goal" not in page(world.story.slug)


def test_a_page_brought_in_again_changes_nothing(world: World) -> None:
    saved = read(PAGE.format(raised=300))
    first, again = bring(world.house.key, saved), bring(world.house.key, saved)
    assert first.goal is not None
    assert first.goal == again.goal
    assert queries.standing(first.goal).raised == 30_000


def test_of_two_pages_of_a_month_the_later_sum_is_right(world: World) -> None:
    other = PAGE.replace("Night", "Dawn")
    for saved in (PAGE.format(raised=300), other.format(raised=700), PAGE.format(raised=500)):
        bring(world.house.key, read(saved))
    goal = queries.goal_of_month(world.house.key, "2025-03")
    assert goal is not None
    assert queries.standing(goal).raised == 70_000
    assert queries.standing(goal).givers == 0


def test_a_bar_that_names_no_month_makes_no_goal(world: World) -> None:
    brought = bring(world.house.key, read(PAGE.format(raised=300).replace("MARCH 2025\n", "")))
    assert brought.goal is None
    assert queries.standings(world.house.key) == []


@pytest.mark.parametrize(
    ("label", "year", "month"),
    [
        ("MARCH 2025", None, "2025-03"),
        ("März 2026", None, "2026-03"),
        ("MAY", 2024, "2024-05"),
        ("MAY", None, ""),
        ("", 2024, ""),
        ("MAY 0", None, ""),
    ],
)
def test_a_label_is_read_as_its_month(label: str, year: int | None, month: str) -> None:
    assert month_of(label, year) == month


def test_the_real_page_shows_its_bar(world: World, shared: Path) -> None:
    file = shared / "pages" / "001_c1cb1949dea27b24.txt"
    brought = bring(world.house.key, read(decode(file.read_bytes())))
    said = page(brought.story.slug)
    for words in ("March 2025", "$0<", "$2,500<", "$5,000<", "$300 of $5,000", 'width="6%"'):
        assert words in said, words


def test_a_bar_in_another_currency_than_its_months_loses_no_story(world: World) -> None:
    bring(world.house.key, read(PAGE.format(raised=300)))
    other = PAGE.format(raised=700).replace("Night", "Dawn").replace("$", "€")
    brought = bring(world.house.key, read(other))
    assert brought.goal is None
    assert brought.comments.new == 1
    assert [each.raised for each in queries.standings(world.house.key)] == [30_000]
