"""The funding bar of a saved page, as a goal of its month."""

from datetime import date

from comity.funding.actions import Shown
from comity.interchange.textpage import SavedPage
from comity.interchange.textpage.dates import month_number


def shown(page: SavedPage) -> Shown | None:
    """Return the goal that a page's bar tells of; None where it has none, or not enough of one.

    A goal needs a month, a currency and a scale that leads somewhere: nothing is guessed.
    """
    bar = page.funding
    said = page.published.at if page.published else None
    month = month_of(bar.label or "", said.year if said else None) if bar else ""
    if bar is None or bar.currency is None or not month or max(bar.marks, default=0) <= 0:
        return None
    return Shown(month, bar.currency, bar.marks, bar.raised or 0)


def month_of(label: str, year: int | None) -> str:
    """Read a bar's label, like "MARCH 2025", as `2025-03`; "" where it names no month.

    `year` is that of the page, for a label that names none.
    """
    first, *rest = label.split() or [""]
    number = month_number(first)
    told = rest[-1].rstrip(".") if rest else ""
    if told.isdecimal():
        year = int(told)
    if number is None or year is None or not date.min.year <= year <= date.max.year:
        return ""
    return f"{year:04}-{number:02}"
