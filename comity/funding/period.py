"""The days of a goal: a month, or a campaign from one day to another. Pure."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _

_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])", re.ASCII)


@dataclass(frozen=True)
class Period:
    """The first and the last day that count; `ends` None: it stays open."""

    begins: date
    ends: date | None

    def holds(self, day: date) -> bool:
        """Say whether a day lies in the period."""
        return self.begins <= day and (self.ends is None or day <= self.ends)

    def days_left(self, today: date) -> int | None:
        """Return how many days still count, today among them; None without an end."""
        return None if self.ends is None else max(0, (self.ends - today).days + 1)


def month_of(day: date) -> str:
    """Return the month of a day, as `2025-03`."""
    return f"{day:%Y-%m}"


def of_month(month: str) -> Period:
    """Return the days of a month written `2025-03`; Refusal `bad_month` (422)."""
    match = _MONTH.fullmatch(month)
    if match is None:
        raise Refusal("bad_month", 422, _("Write the month like 2025-03."))
    year, number = int(match[1]), int(match[2])
    return Period(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def of_campaign(begins: date, ends: date | None) -> Period:
    """Return a campaign's days; Refusal `bad_period` (422) where it ends before it begins."""
    if ends is not None and ends < begins:
        raise Refusal("bad_period", 422, _("The last day lies before the first."))
    return Period(begins, ends)
