"""What a comment shows besides its words: its date, its initial, whether it is long. Pure.

Dates are written in the language that is active, in UTC, and never as an age: the same
story at the same version always gives the same page.
"""

import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from zlib import crc32

from django.utils.formats import date_format

TINTS = 6
"""How many quiet colours the circles behind initials have."""

LONG = 1400
"""Characters after which a comment is shown folded: about a screen of a phone and a half."""

LINE = 70
"""Characters that a short line of its own counts for, when it is asked what is long."""


@dataclass(frozen=True)
class Moment:
    """A point in time as far as it is known: for machines (HTML `datetime`) and for people."""

    machine: str
    text: str


def moment(at: datetime, precision: str) -> Moment:
    """Write down `at` to its precision: second, minute, hour, day, month, year."""
    at = at.astimezone(UTC)
    if precision == "year":
        return Moment(f"{at:%Y}", date_format(at, "Y"))
    if precision == "month":
        return Moment(f"{at:%Y-%m}", date_format(at, "YEAR_MONTH_FORMAT"))
    day = date_format(at, "DATE_FORMAT")
    if precision == "day":
        return Moment(f"{at:%Y-%m-%d}", day)
    return Moment(f"{at:%Y-%m-%dT%H:%M:%SZ}", f"{day}, {at:%H:%M} UTC")


def initial(name: str) -> str:
    """Return the first letter or digit of a name in upper case; "" where it has none."""
    for char in name:
        if unicodedata.category(char)[0] in "LN":
            return char.upper()
    return ""


def tint(name: str) -> int:
    """Return which of the TINTS colours belongs to a name."""
    return crc32(name.encode()) % TINTS


def is_long(source: str) -> bool:
    """Say whether a text is so long that a thread reads better with it folded."""
    return len(source) > LONG or len(source) + LINE * source.count("\n") > 2 * LONG
