"""Contributions from a CSV file: a bank's statement, another platform's export.

The first line names the columns: `reference`, `amount` and `paid_at` are needed; `currency`,
`name` and `refunded` may be there. Amounts are written like 25 or 25.50, days like 2025-03-14.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TextIO

from comity.funding import money
from comity.funding.actions import Deducted, Payment
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _

SOURCE = "csv"
NEEDED = ("reference", "amount", "paid_at")
KNOWN = (*NEEDED, "currency", "name", "refunded")


@dataclass(frozen=True)
class Row:
    """A line of the file: a payment, and what of it was given back."""

    line: int
    payment: Payment
    refund: Deducted | None


def rows(file: TextIO, currency: str) -> Iterator[Row | tuple[int, Refusal]]:
    """Read a file line by line; one that cannot be used comes as its number and the reason.

    `currency` is that of lines which name none. A Refusal `bad_columns` (422) is raised where
    the first line is not one of columns.
    """
    reader = csv.DictReader(file)
    names = [name.strip().lower() for name in reader.fieldnames or ()]
    if not set(NEEDED) <= set(names) or not set(names) <= set(KNOWN):
        raise Refusal(
            "bad_columns",
            422,
            _("The first line must name the columns: %(needed)s, and perhaps %(others)s."),
            {"needed": ", ".join(NEEDED), "others": ", ".join(KNOWN[len(NEEDED) :])},
        )
    reader.fieldnames = names
    for row in reader:
        try:
            yield _row(reader.line_num, {key: row.get(key) or "" for key in KNOWN}, currency)
        except Refusal as fault:
            yield reader.line_num, fault


def _row(line: int, row: dict[str, str], currency: str) -> Row:
    code = money.currency(row["currency"] or currency)
    paid_at = _moment(row["paid_at"].strip())
    reference = row["reference"].strip()
    payment = Payment(
        SOURCE,
        reference,
        money.minor_units(row["amount"], code),
        code,
        paid_at,
        name=row["name"].strip(),
    )
    back = money.minor_units(row["refunded"], code) if row["refunded"].strip() else 0
    if not back:
        return Row(line, payment, None)
    refund = Deducted(SOURCE, reference, "refund", reference, back, code, True, paid_at)
    return Row(line, payment, refund)


def _moment(written: str) -> datetime:
    try:
        if len(written) == len("2025-03-14"):
            return datetime.combine(date.fromisoformat(written), time(12), UTC)
        at = datetime.fromisoformat(written)
    except ValueError as fault:
        raise Refusal(
            "bad_day", 422, _("%(day)s is no day; write it like 2025-03-14."), {"day": written[:40]}
        ) from fault
    return at if at.tzinfo else at.replace(tzinfo=UTC)
