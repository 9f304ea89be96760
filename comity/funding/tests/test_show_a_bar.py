"""A bar in words and figures, in each language."""

from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest
from django.conf import LazySettings
from django.template.loader import render_to_string
from django.utils import translation

from comity.funding import money, queries, scale
from comity.funding.bar import Bar
from comity.funding.queries import GoalView
from comity.funding.tests.conftest import Gives
from comity.ground.refusal import Refusal
from tests.world import World

MID = date(2025, 3, 14)


def bar(world: World, goal: GoalView, locale: str = "en", today: date = MID) -> Bar:
    with translation.override(locale):
        return Bar.of(queries.standing(goal), world.house, locale, today, till=False)


def html(shown: Bar) -> str:
    return render_to_string("funding/bar.html", {"bar": shown})


def test_it_shows_the_scale_the_sum_and_the_month(
    world: World, march: GoalView, gives: Gives
) -> None:
    gives(30_000)
    shown = bar(world, march)
    assert [mark.text for mark in shown.marks] == ["$0", "$2,500", "$5,000"]
    assert [mark.at for mark in shown.marks] == [0, 50, 100]
    assert (shown.title, shown.sum, shown.percent) == ("March 2025", "$300 of $5,000", 6)
    assert shown.filled == 6.0


@pytest.mark.parametrize(
    ("day", "left"),
    [
        (date(2025, 3, 1), "31 days left"),
        (date(2025, 3, 30), "2 days left"),
        (date(2025, 3, 31), "last day"),
        (date(2025, 4, 1), "ended on March 31, 2025"),
    ],
)
def test_it_counts_the_days_that_are_left(
    world: World, march: GoalView, day: date, left: str
) -> None:
    assert bar(world, march, today=day).left == left


def test_more_than_the_goal_fills_the_bar_and_no_more(
    world: World, march: GoalView, gives: Gives
) -> None:
    gives(600_000)
    shown = bar(world, march)
    assert (shown.percent, shown.filled) == (100, 100.0)
    assert shown.value_text == "$6,000 of $5,000 raised, 120%"


def test_a_cent_less_than_the_goal_is_not_all_of_it(
    world: World, march: GoalView, gives: Gives
) -> None:
    gives(499_999)
    assert bar(world, march).percent == 99


def test_a_screen_reader_is_told_the_value(world: World, march: GoalView) -> None:
    said = html(bar(world, march))
    assert 'role="progressbar"' in said
    assert 'aria-valuetext="$0 of $5,000 raised, 0%"' in said
    assert 'aria-label="March 2025"' in said


def test_it_fills_from_the_right_where_one_reads_from_there(
    world: World, march: GoalView, gives: Gives
) -> None:
    gives(30_000)
    said = html(bar(world, march, "ar"))
    assert 'dir="rtl"' in said
    assert 'class="goal-fill" x="94%" width="6%"' in said


def test_numbers_in_the_picture_are_the_same_in_every_language(
    world: World, march: GoalView, gives: Gives, settings: LazySettings
) -> None:
    gives(32_500)
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            said = html(bar(world, march, code))
        assert 'width="6.5%"' in said, code
        HTMLParser().feed(said)


@pytest.mark.parametrize(
    ("amount", "code", "locale", "text"),
    [
        (250_000, "USD", "en", "$2,500"),
        (250_050, "EUR", "de", "2.500,50\xa0€"),
        (2_500, "JPY", "en", "¥2,500"),
        (2_500, "KWD", "en", "KWD\xa02.500"),
        (250_000, "TRY", "tr", "₺2.500"),
        (250_000, "USD", "ar", "\u200f2,500\xa0US$\u200e"),
        (250_000, "EUR", "he", "\u200f2,500\xa0\u200f€"),
    ],
)
def test_amounts_are_written_as_the_language_writes_them(
    amount: int, code: str, locale: str, text: str
) -> None:
    assert money.shown(amount, code, locale) == text


@pytest.mark.parametrize(
    ("figure", "code", "minor"),
    [("25", "EUR", 2_500), ("25.5", "EUR", 2_550), ("25", "JPY", 25), ("1.234", "KWD", 1_234)],
)
def test_figures_are_read_in_minor_units(figure: str, code: str, minor: int) -> None:
    assert money.minor_units(figure, code) == minor


@pytest.mark.parametrize(
    ("figure", "code"),
    [("25,50", "EUR"), ("1e3", "EUR"), ("25.5", "JPY"), ("-1", "EUR"), ("", "EUR"), ("٢", "EUR")],
)
def test_what_is_no_figure_is_refused(figure: str, code: str) -> None:
    with pytest.raises(Refusal, match="bad_amount"):
        money.minor_units(figure, code)


def test_figures_that_would_touch_are_left_out_and_the_goal_stays() -> None:
    steps = scale.steps([0, 100, 4_900, 5_000])
    assert [(step.amount, step.told) for step in steps] == [
        (0, False),
        (100, True),
        (4_900, False),
        (5_000, True),
    ]


def test_a_moment_is_told_where_figures_may_be_older() -> None:
    from comity.funding.bar import moment

    at = datetime(2025, 3, 14, 12, 5, tzinfo=UTC)
    assert moment(at, "en") == "As of March 14, 2025, 12:05 UTC"
