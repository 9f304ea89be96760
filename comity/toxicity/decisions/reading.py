"""Reading decisions: texts, or their scores, with what moderators did about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.toxicity.attributes import ATTRIBUTES
from comity.toxicity.bulk.tables import BadTableError, Row

REJECTED = frozenset({"rejected", "reject", "removed", "remove", "deleted", "spam", "trash"})
APPROVED = frozenset({"approved", "approve", "published", "publish", "kept", "restored"})
"""Words for what was decided; all others, such as Coral's NONE, are no decision."""

FEWEST = 20
"""Decisions of each kind: from fewer, no threshold can be told from chance."""

Scores = NDArray[np.float64]


class TooFewError(ValueError):
    """There are too few decisions; the message says how many."""


@dataclass(frozen=True)
class Decisions:
    """Scores of texts (one row a text, one column an attribute), and whether each was rejected.

    A score that is not known is NaN: no threshold holds it.
    """

    scores: Scores
    rejected: NDArray[np.bool_]

    @property
    def count(self) -> int:
        """How many decisions there are."""
        return len(self.rejected)

    def check(self) -> None:
        """Raise TooFewError where there are fewer than 20 of either kind."""
        rejected = int(self.rejected.sum())
        approved = self.count - rejected
        if min(rejected, approved) < FEWEST:
            raise TooFewError(
                f"{rejected} rejected and {approved} approved comments are too few to learn from:"
                f" {FEWEST} of each are needed"
            )

    def judged(self) -> Decisions:
        """Return those of texts that have a score: of the others nothing can be learned."""
        known = ~np.isnan(self.scores).all(axis=1)
        return Decisions(self.scores[known], self.rejected[known])

    def joined(self, other: Decisions) -> Decisions:
        """Return these decisions and others."""
        return Decisions(
            np.vstack([self.scores, other.scores]),
            np.concatenate([self.rejected, other.rejected]),
        )


@dataclass(frozen=True)
class Decided:
    """A row that says what was decided; `scores` are None where they are yet to be made."""

    text: str
    rejected: bool
    scores: list[float] | None


def decided(rows: Iterable[Row], column: str = "decision") -> tuple[list[Decided], Counter[str]]:
    """Return the rows that hold a decision, and how often each word for none was met.

    Raises BadTableError where no row has one.
    """
    found: list[Decided] = []
    others: Counter[str] = Counter()
    for row in rows:
        word = str(row.values.get(column, "")).strip().lower()
        if word in REJECTED or word in APPROVED:
            found.append(Decided(row.text, word in REJECTED, _scores(row.values)))
        else:
            others[word or "(empty)"] += 1
    if not found:
        known = ", ".join(sorted(REJECTED | APPROVED))
        raise BadTableError(f"no row has a decision under {column!r}; known are: {known}")
    return found, others


def _scores(values: Mapping[str, Any]) -> list[float] | None:
    """Return the scores that `comity score` put beside a text, if it did."""
    held: Any = values.get("scores", values)
    if not isinstance(held, Mapping) or "toxicity" not in held:
        return None
    return [_number(held.get(name)) for name in ATTRIBUTES]


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return float("nan")
