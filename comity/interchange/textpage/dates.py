"""Lines that say when: "8 months ago", "30 January, 2025 7:55 pm", "2025-01-30 19:55"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta
from typing import cast

from comity.interchange.textpage.answers import Said, Unit
from comity.interchange.textpage.months import MONTHS

_LONGEST = 48
_AGO = re.compile(
    r"(?P<amount>\d{1,4}|an?|one) (?P<unit>second|sec|minute|min|hour|day|week|month|year)s? ago"
)
_CLOCK = (
    r"(?:,? (?:at |um |à |às |a las |- )?(?P<hour>\d{1,2})(?::| ?h ?)(?P<minute>\d\d)"
    r"(?::\d\d| min)?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?)?"
)
_WORDED = (
    re.compile(
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)? (?:de )?(?P<month>[^\W\d]+)\.?,? (?:de )?"
        rf"(?P<year>\d{{4}}){_CLOCK}"
    ),
    re.compile(
        rf"(?P<month>[^\W\d]+)\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}}){_CLOCK}"
    ),
)
_ISO = re.compile(rf"(?P<year>\d{{4}})[-/.](?P<month>\d\d)[-/.](?P<day>\d\d)(?:T(?=\d))?{_CLOCK}")
_EASTERN = re.compile(rf"(?P<year>\d{{4}})年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日{_CLOCK}")
_DOTTED = re.compile(rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}){_CLOCK}")
_SLASHED = re.compile(rf"(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/(?P<year>\d{{4}}){_CLOCK}")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? ")
_SHORT_UNITS = {"sec": "second", "min": "minute"}


def read_date(words: str, captured: date | None = None) -> Said | None:
    """When `words`, the whole of a line, names; None where it is no date. Never raises."""
    if len(words) > _LONGEST or not any(character.isdigit() for character in words):
        return _worded_moment(words, captured)
    folded = _WEEKDAY.sub("", words.casefold(), count=1)
    if match := _AGO.fullmatch(folded):
        unit = _SHORT_UNITS.get(match["unit"], match["unit"])
        amount = int(match["amount"]) if match["amount"].isdecimal() else 1
        return _relative(words, amount, cast(Unit, unit), captured)
    if match := _SLASHED.fullmatch(folded):
        return _slashed(words, match)
    for pattern in (_ISO, _DOTTED, _EASTERN):
        if match := pattern.fullmatch(folded):
            return _absolute(words, int(match["month"]), match)
    for pattern in _WORDED:
        match = pattern.fullmatch(folded)
        if match and match["month"] in MONTHS:
            return _absolute(words, MONTHS[match["month"]], match)
    return None


def is_month(word: str) -> bool:
    """Whether `word` names a month in one of the languages known here."""
    return month_number(word) is not None


def month_number(word: str) -> int | None:
    """Return which month `word` names, from 1; None where it names none that is known here."""
    return MONTHS.get(word.casefold().rstrip("."))


def _worded_moment(words: str, captured: date | None) -> Said | None:
    folded = words.casefold() if len(words) <= _LONGEST else ""
    if match := _AGO.fullmatch(folded):
        unit = _SHORT_UNITS.get(match["unit"], match["unit"])
        return _relative(words, 1, cast(Unit, unit), captured)
    if folded in ("just now", "right now"):
        return _relative(words, 0, "minute", captured)
    return None


def _relative(words: str, amount: int, unit: Unit, captured: date | None) -> Said:
    at = None if captured is None else _before(captured, amount, unit)
    return Said(words, at, unit, relative=True, captured=captured)


def _before(captured: date, amount: int, unit: Unit) -> date | None:
    try:
        if unit == "week":
            return captured - timedelta(weeks=amount)
        if unit == "day":
            return captured - timedelta(days=amount)
        if unit == "hour":
            return captured - timedelta(days=amount // 24)
        if unit in ("month", "year"):
            months = (
                captured.year * 12 + captured.month - 1 - amount * (12 if unit == "year" else 1)
            )
            year, month = divmod(months, 12)
            last = monthrange(year, month + 1)[1]
            return date(year, month + 1, min(captured.day, last))
    except (OverflowError, ValueError):
        return None
    return captured


def _slashed(words: str, match: re.Match[str]) -> Said | None:
    first, second = int(match["first"]), int(match["second"])
    if first > 12 >= second or (first == second and first <= 12):
        day, month = first, second
    elif second > 12 >= first:
        day, month = second, first
    elif first <= 12 and second <= 12:
        # 03/04/2020: which of the two is the day is not on the page.
        return Said(words, None, "day")
    else:
        return None
    return _moment(words, int(match["year"]), month, day, match)


def _absolute(words: str, month: int, match: re.Match[str]) -> Said | None:
    return _moment(words, int(match["year"]), month, int(match["day"]), match)


def _moment(words: str, year: int, month: int, day: int, match: re.Match[str]) -> Said | None:
    try:
        if match["hour"] is None:
            return Said(words, date(year, month, day), "day")
        hour = int(match["hour"])
        if match["half"]:
            hour = hour % 12 + (12 if match["half"] == "p" else 0)
        day_and_time = datetime.combine(date(year, month, day), time(hour, int(match["minute"])))
        return Said(words, day_and_time, "minute")
    except ValueError:
        return None
