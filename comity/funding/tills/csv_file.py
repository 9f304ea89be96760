"""Contributions from a CSV file: a bank's statement, another platform's export.

The first line names the columns: `reference`, `amount` and `paid_at` are needed; `currency`,
`name` and `refunded` may be there. Amounts are written like 25 or 25.50, days like 2025-03-14.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TextIO
from uuid import UUID

from comity.funding import money
from comity.funding.actions import Deducted, Payment, receive, take_off
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _

SOURCE = "csv"
NEEDED = ("reference", "amount", "paid_at")
KNOWN = (*NEEDED, "currency", "name", "refunded")


@dataclass(frozen=True)
class Brought:
    """What became of a line: news, known already, or (`fault`) refused."""

    line: int
    news: bool
    fault: Refusal | None


def bring(
    file: TextIO, publication: str, currency: str, goal: UUID | None = None
) -> Iterator[Brought]:
    """Bring a file in, line by line; a line that cannot be is told with its number and skipped.

    `currency` is that of lines which name none, `goal` None the one of each line's day. A
    Refusal `bad_columns` (422) is raised where the first line is not one of columns.
    """
    for line, row in _rows(file):
        try:
            write = _entering(publication, row, currency, goal)
            yield Brought(line, writelane.run(write), None)
        except Refusal as fault:
            yield Brought(line, False, fault)


def _rows(file: TextIO) -> Iterator[tuple[int, dict[str, str]]]:
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
        yield reader.line_num, {key: (row.get(key) or "").strip() for key in KNOWN}


def _entering(
    publication: str, row: dict[str, str], currency: str, goal: UUID | None
) -> writelane.Write[bool]:
    """Return the write that enters a line: the payment, and what of it was given back."""
    code, at = money.currency(row["currency"] or currency), _moment(row["paid_at"])
    amount, reference = money.minor_units(row["amount"], code), row["reference"]
    payment = Payment(SOURCE, reference, amount, code, at, goal, row["name"])
    enter = receive(publication, payment, actor="system")
    back = money.minor_units(row["refunded"], code) if row["refunded"] else 0
    if not back:
        return lambda: enter().new
    told = Deducted(SOURCE, reference, "refund", reference, back, code, True, at)
    refund = take_off(publication, told, actor="system")

    def both() -> bool:
        new = enter().new
        return refund() or new

    return both


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
