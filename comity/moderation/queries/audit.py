"""Whether the rows of decisions say what the journal says of them."""

import uuid
from collections.abc import Mapping
from itertools import chain

from comity.journal import record
from comity.journal.record import Fact
from comity.journal.words import plain
from comity.moderation.ledger import BROUGHT_IN, DECIDED, told, words
from comity.moderation.models import Decision

AT_ONCE = 500


def disagreements() -> list[str]:
    """Return a sentence for each decision that its row tells otherwise than the journal."""
    found: list[str] = []
    seen = 0
    batch: list[Fact] = []
    for fact in chain(record.of_kind(DECIDED), record.of_kind(BROUGHT_IN)):
        seen += 1
        batch.append(fact)
        if len(batch) == AT_ONCE:
            found += _compared(batch)
            batch = []
    found += _compared(batch)
    extra = Decision.objects.count() - seen
    if extra > 0:
        found.append(f"{extra} decisions stand in no entry of the journal")
    return found


def _compared(facts: list[Fact]) -> list[str]:
    rows = Decision.objects.in_bulk([uuid.UUID(fact.subject) for fact in facts])
    found = []
    for fact in facts:
        row = rows.get(uuid.UUID(fact.subject))
        if row is None:
            found.append(f"decision {fact.subject} is missing")
        elif told(row) | _said(words(row)) != plain(fact.data, _said(fact.words)):
            found.append(f"decision {fact.subject} differs from its entry in the journal")
    return found


def _said(words: Mapping[str, str]) -> dict[str, str]:
    return {name: said for name, said in words.items() if said}
