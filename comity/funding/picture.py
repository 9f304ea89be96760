"""A publication's months as a picture: where each bar stands, in per cent of the picture. Pure.

SVG counts from the top left; in a language from right to left, time runs that way too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from babel.dates import format_date

from comity.funding import money
from comity.funding.bar import title
from comity.funding.queries import Standing

HEIGHT = 160
"""Units (CSS pixels) of the tallest bar."""

SHOWN = 12
"""How many goals fit on a phone; the table below has all."""

FILLED = 0.62
"""The part of a month's room that its bar takes."""


@dataclass(frozen=True)
class Column:
    """A month in the picture. Places along it as SVG writes them; heights in units."""

    title: str
    short: str
    said: str
    """The numbers, shown on hover."""
    x: str
    width: str
    middle: str
    end: str
    top: str
    height: str
    wanted: str
    room: str
    """From the goal's line down."""


def columns(standings: Sequence[Standing], locale: str, *, rtl: bool) -> tuple[Column, ...]:
    """Return the latest goals, the earliest first, each measured against the greatest of them.

    Goals in another currency than the latest cannot be compared with it and are left out.
    """
    if not standings:
        return ()
    currency = standings[0].goal.currency
    shown = [each for each in standings if each.goal.currency == currency][:SHOWN][::-1]
    top = max(max(each.raised, each.goal.wanted) for each in shown)
    room = 100 / max(len(shown), 4)
    return tuple(
        _column(each, index if not rtl else -1 - index, room, top, locale)
        for index, each in enumerate(shown)
    )


def _column(each: Standing, place: int, room: float, top: int, locale: str) -> Column:
    left = place * room if place >= 0 else 100 + place * room
    x, width = left + room * (1 - FILLED) / 2, room * FILLED
    height, line = max(each.raised, 0) / top * HEIGHT, each.goal.wanted / top * HEIGHT
    name = title(each.goal, locale)
    raised = money.shown(each.raised, each.goal.currency, locale)
    wanted = money.shown(each.goal.wanted, each.goal.currency, locale)
    return Column(
        title=name,
        short=format_date(each.goal.period.begins, "LLL", locale=locale.replace("-", "_")),
        said=f"{name}: {raised} / {wanted}",
        x=_per_cent(x),
        width=_per_cent(width),
        middle=_per_cent(x + width / 2),
        end=_per_cent(x + width),
        top=_units(HEIGHT - height),
        height=_units(height),
        wanted=_units(HEIGHT - line),
        room=_units(line),
    )


def _per_cent(value: float) -> str:
    return f"{round(value, 2):g}%"


def _units(value: float) -> str:
    return f"{round(value, 1):g}"
