"""The ledger against the rows: what the bars show must be the sum of the journal's lines."""

from collections import Counter
from dataclasses import dataclass

from comity.funding import facts
from comity.funding.queries.goals import standings
from comity.journal import record
from comity.journal.record import Place


@dataclass(frozen=True)
class Drift:
    """A goal whose rows and whose journal tell different sums, in minor units."""

    goal: str
    rows: int
    journal: int


def drifts(publication: str) -> list[Drift]:
    """Read the whole journal and return where it differs from the rows: nowhere, if all is well."""
    told: Counter[str] = Counter()
    place = Place()
    while lines := record.after(place):
        place = lines[-1].place
        for line in lines:
            if line.kind in facts.LEDGER and line.publication == publication:
                told[line.data["goal"]] += line.data["amount"]
    held = {str(each.goal.id): each.raised for each in standings(publication, limit=10_000)}
    return [
        Drift(goal, held.get(goal, 0), told[goal])
        for goal in sorted(held.keys() | told.keys())
        if held.get(goal, 0) != told[goal]
    ]
