"""Amounts of money: whole minor units, read from figures and shown in a reader's language. Pure.

What a currency is called, its decimals and how a language writes it come from the CLDR
(https://cldr.unicode.org), through Babel.
"""

import re
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.numbers import (
    format_currency,
    get_currency_precision,
    get_currency_symbol,
    list_currencies,
)

from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _

MOST = 10**13
"""The greatest amount, in minor units: far beyond any goal, far below what a row holds."""

LEFT_TO_RIGHT = "\u200e"
"""Stands after a symbol like US$, of which the bidi algorithm else makes $US."""

_FIGURE = re.compile(r"(\d{1,15})(?:\.(\d{1,3}))?", re.ASCII)


def currency(written: str) -> str:
    """Return an ISO 4217 code in capitals; Refusal `unknown_currency` (422)."""
    code = written.strip().upper()
    if code not in _codes():
        raise Refusal(
            "unknown_currency",
            422,
            _("%(written)s is no currency; write its three letters, like EUR."),
            {"written": written[:20]},
        )
    return code


def decimals(code: str) -> int:
    """Return how many digits of a currency's amounts are its minor units: 2 for EUR, 0 for JPY."""
    return get_currency_precision(code)


def minor_units(figure: str, code: str) -> int:
    """Read a figure like `12` or `12.50` as minor units; Refusal `bad_amount` (422)."""
    digits = decimals(code)
    match = _FIGURE.fullmatch(figure.strip())
    cents = (match[2] or "") if match else ""
    if match is None or len(cents) > digits:
        raise Refusal(
            "bad_amount",
            422,
            _("%(figure)s is no amount in %(currency)s; write it like 25 or 25.50."),
            {"figure": figure[:30], "currency": code},
        )
    unit: int = 10**digits
    return int(match[1]) * unit + int(cents.ljust(digits, "0") or 0)


def positive(amount: int) -> int:
    """Return an amount that is more than nothing; Refusals `bad_amount` (422)."""
    if not 0 < amount <= MOST:
        raise Refusal(
            "bad_amount", 422, _("An amount must be more than nothing, and within reason.")
        )
    return amount


def shown(amount: int, code: str, locale: str) -> str:
    """Return an amount as `locale` writes it; a whole one without decimals: 2.500 €."""
    digits, spoken = decimals(code), _locale(locale)
    value = Decimal(amount).scaleb(-digits)
    whole = value == value.to_integral_value()
    symbol = get_currency_symbol(code, spoken)
    pattern = _pattern(locale, 0 if whole else digits, symbol)
    told = format_currency(value, code, format=pattern, locale=spoken, currency_digits=False)
    if spoken.character_order == "right-to-left" and symbol[0].isalpha():
        told = told.replace(symbol, symbol + LEFT_TO_RIGHT)
    return told


@cache
def _codes() -> frozenset[str]:
    return frozenset(list_currencies())


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(code, sep="-")


@cache
def _pattern(locale: str, digits: int, symbol: str) -> str:
    pattern: str = _locale(locale).currency_formats["standard"].pattern
    if symbol[-1].isalpha():  # Babel has not the space that CLDR wants here: CHF 25, not CHF25
        pattern = pattern.replace("¤#", "¤\xa0#")
    return pattern.replace(".00", "." + "0" * digits if digits else "")
