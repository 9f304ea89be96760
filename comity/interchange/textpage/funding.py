"""The funding bar above the headline: the scale's marks, the sum raised, the month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from comity.interchange.textpage.answers import Finding, FundingBar
from comity.interchange.textpage.dates import is_month
from comity.interchange.textpage.lines import Line

# ISO 4217; None where several currencies share the sign.
_CURRENCIES: dict[str, str | None] = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH", "₹": "INR",
    "₺": "TRY", "₪": "ILS", "₩": "KRW", "₫": "VND", "₦": "NGN", "₱": "PHP", "zł": "PLN",
    "kč": "CZK", "руб": "RUB", "kr": None, "c$": "CAD", "a$": "AUD", "us$": "USD", "fr": None,
}  # fmt: skip
_SHARED = {"$", "¥"}
_WITHOUT_CENTS = {"JPY", "KRW", "VND"}
_CODE_WORDS = "USD EUR GBP CHF JPY CAD AUD NZD SEK NOK DKK PLN CZK HUF RUB UAH TRY ILS INR BRL ZAR"
_CODES = _CODE_WORDS.split()
_SIGN = "|".join(re.escape(sign) for sign in sorted(_CURRENCIES, key=len, reverse=True))
_SIGN = rf"(?:{_SIGN}|{'|'.join(code.lower() for code in _CODES)})\.?"
_FIGURE = r"(?P<figure>\d[\d.,' ]*)(?P<scale>[km])?"
_AMOUNT = re.compile(
    rf"(?:(?P<before>{_SIGN}) ?{_FIGURE}|{_FIGURE.replace('?P<', '?P<r_')} ?(?P<after>{_SIGN}))"
)
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in minor units, and the sign it was written with."""

    minor: int
    symbol: str
    currency: str | None


def read_amount(plain: str) -> Amount | None:
    """The money that `plain`, a whole line, states, or None: "2,500 $", "1.250 €", "5k USD"."""
    if len(plain) > _LONGEST:
        return None
    match = _AMOUNT.fullmatch(plain.casefold())
    if match is None:
        return None
    sign = (match["before"] or match["after"]).rstrip(".")
    symbol = sign.upper() if sign.upper() in _CODES else sign
    currency = symbol if symbol in _CODES else _CURRENCIES.get(sign)
    digits = 0 if currency in _WITHOUT_CENTS else 2
    minor = _minor_units((match["figure"] or match["r_figure"]).strip(), digits)
    if minor is None:
        return None
    scale = {"k": 1_000, "m": 1_000_000}.get(match["scale"] or match["r_scale"] or "", 1)
    return Amount(minor * scale, symbol, currency)


def _minor_units(figure: str, digits: int) -> int | None:
    """A last group of one or two figures after a mark are cents; groups of three are thousands."""
    whole, cents = figure, ""
    if match := re.fullmatch(r"(.*\d)[.,](\d{1,2})", figure):
        whole, cents = match[1], match[2]
    groups = re.split(r"[.,' ]", whole)
    if len(groups) > 1 and (len(groups[0]) > 3 or any(len(group) != 3 for group in groups[1:])):
        return None
    unit: int = 10**digits
    return int("".join(groups)) * unit + int((cents + "00")[:digits] or 0)


def read_bar(lines: Sequence[Line]) -> tuple[FundingBar | None, int, list[Finding]]:
    """The bar at the top of `lines`, how many lines it takes, and what was found or guessed."""
    amounts: list[Amount] = []
    for line in lines:
        amount = read_amount(line.plain)
        if amount is None:
            break
        amounts.append(amount)
    if len(amounts) < 2 or len({amount.symbol for amount in amounts}) > 1:
        return None, 0, []
    taken = len(amounts)
    label = _month_label(lines[taken]) if taken < len(lines) else None
    taken += label is not None
    number = lines[0].number
    findings: list[Finding] = []
    figures = [amount.minor for amount in amounts]
    marks, raised = _scale_and_sum(figures)
    if raised is None:
        text = "The funding bar shows a scale without a sum raised, or a sum that fits the scale."
        findings.append(Finding("guessed", text, number))
    symbol, currency = amounts[0].symbol, amounts[0].currency
    if symbol in _SHARED:
        findings.append(Finding("guessed", f"The sign {symbol} was taken for {currency}.", number))
    findings.append(Finding("found", "A funding bar, kept apart from the text.", number))
    return FundingBar(symbol, currency, marks, raised, label, number), taken, findings


def _scale_and_sum(figures: list[int]) -> tuple[tuple[int, ...], int | None]:
    """The last figure is the sum raised, unless it goes on the scale in even steps."""
    *marks, last = figures
    if len(marks) >= 2 and last > marks[-1] and last - marks[-1] == marks[-1] - marks[-2]:
        return tuple(figures), None
    if len(marks) == 1 and last > marks[0]:
        return tuple(figures), None
    return tuple(marks), last


def _month_label(line: Line) -> str | None:
    words = line.plain.split()
    if not words or len(words) > 3 or not is_month(words[0]):
        return None
    year = words[-1].rstrip(".")
    if len(words) == 1 or (year.isdecimal() and len(year) == 4):
        return line.text
    return None
