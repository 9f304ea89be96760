"""Goals, and every payment with its lines of the ledger, as an export holds them.

The webhook's secrets stay behind: they are derived from the server's own.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from comity.funding import facts
from comity.funding.models import Contribution, Deduction, Goal
from comity.ground import rows
from comity.journal import record as journal

GOAL = (
    "id", "publication_id", "month", "name", "begins", "ends", "currency", "wanted", "marks",
    "text", "link", "label", "renews", "closed_at", "made_at",
)  # fmt: skip
CONTRIBUTION = (
    "id", "publication_id", "source", "reference", "goal_id", "currency", "paid", "paid_at",
    "taken_off", "name",
)  # fmt: skip
DEDUCTION = ("kind", "reference", "amount", "standing", "told_at")

Line = dict[str, Any]


def lines(publication: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return a publication's goals, then its payments: with each what was taken off again, and
    what the journal has entered of it."""
    for record in rows.told(Goal.objects.filter(publication=publication).order_by("id"), GOAL):
        yield "goal", record
    entered = _entered(publication)
    taken = _taken(publication)
    payments = Contribution.objects.filter(publication=publication).order_by("id")
    for record in rows.told(payments, CONTRIBUTION):
        key = record["id"]
        more = {"deductions": taken.get(key, []), "ledger": entered.get(key, [])}
        yield "contribution", {**record, **more}


def _entered(publication: str) -> Mapping[str, list[Line]]:
    """Return the lines of the ledger by their payments. What came here by an export keeps the
    moment at which it was first entered."""
    found: dict[str, list[Line]] = defaultdict(list)
    for fact in journal.of_kinds(publication, facts.LEDGER):
        at = fact.data.get("at", fact.at.isoformat())
        found[fact.subject].append({"at": at, "kind": fact.kind, "amount": fact.data["amount"]})
    return found


def _taken(publication: str) -> Mapping[str, list[Line]]:
    found: dict[str, list[Line]] = defaultdict(list)
    deductions = Deduction.objects.filter(contribution__publication=publication)
    ordered = deductions.order_by("contribution_id", "told_at", "kind", "reference")
    for record in rows.told(ordered, ("contribution_id", *DEDUCTION)):
        found[record.pop("contribution_id")].append(record)
    return found


def read_goal(record: Any) -> list[Any]:
    """Return a line's values; raises ValueError where it is none."""
    return rows.read(Goal, GOAL, record)


def read_contribution(record: Any) -> list[Any]:
    """Return a line's values, its deductions and its lines of the ledger last.

    Raises ValueError where it is none.
    """
    values = rows.read(Contribution, CONTRIBUTION, record)
    deductions = [rows.read(Deduction, DEDUCTION, each) for each in _list(record, "deductions")]
    return [*values, deductions, [_line(each) for each in _list(record, "ledger")]]


def _list(record: Mapping[str, Any], name: str) -> list[Any]:
    found = record.get(name)
    if isinstance(found, list):
        return found
    raise ValueError(f"its {name} are no list")


def _line(record: Any) -> Line:
    try:
        at, kind, amount = record["at"], record["kind"], record["amount"]
        datetime.fromisoformat(at)
    except (TypeError, KeyError, ValueError) as fault:
        raise ValueError("a line of its ledger cannot be used") from fault
    if kind not in facts.LEDGER or not isinstance(amount, int):
        raise ValueError("a line of its ledger is none")
    return {"at": at, "kind": kind, "amount": amount}


def restore_goals(values: Sequence[Sequence[Any]]) -> int:
    """Put goals back, inside a write, and tell the journal. What is there stays."""
    fresh = _fresh(Goal, values)
    rows.insert(Goal, GOAL, fresh)
    for row in Goal.objects.filter(id__in=[each[0] for each in fresh]).order_by("id"):
        facts.tell_goal(row, "system")
    return len(fresh)


def restore_contributions(values: Sequence[Sequence[Any]]) -> int:
    """Put payments back, inside a write, and enter them into the ledger. What is there stays."""
    fresh = _fresh(Contribution, values)
    width = len(CONTRIBUTION)
    rows.insert(Contribution, CONTRIBUTION, [each[:width] for each in fresh])
    taken = [(each[0], *deduction) for each in fresh for deduction in each[width]]
    rows.insert(Deduction, ("contribution_id", *DEDUCTION), taken)
    entered = {each[0]: each[width + 1] for each in fresh}
    for row in Contribution.objects.filter(id__in=list(entered)).order_by("id"):
        for line in entered[row.id]:
            facts.enter(line["kind"], line["amount"], row, "system", at=line["at"])
    return len(fresh)


def _fresh(
    model: type[Goal] | type[Contribution], values: Sequence[Sequence[Any]]
) -> list[Sequence[Any]]:
    ids: list[uuid.UUID] = [each[0] for each in values]
    there = set(model._default_manager.filter(id__in=ids).values_list("id", flat=True))
    return [each for each in values if each[0] not in there]
