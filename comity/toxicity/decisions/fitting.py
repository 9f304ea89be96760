"""Which thresholds would have cost a newsroom least. Pure.

A comment that should have been held and was not costs as much as `worth` comments that were held
for nothing. Attributes are taken one after the other, the most useful first, and only as long as
the next one saves something; so none holds for a second time what another holds already.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.toxicity.attributes import ATTRIBUTES
from comity.toxicity.decisions.reading import Decisions

STEP = 0.01
GRID = np.round(np.arange(STEP, 1.0, STEP), 2)
FOLDS = 5
SAVES = 0.02
"""The share of the cost of holding nothing that an attribute must save: less is chance."""

Held = NDArray[np.bool_]


@dataclass(frozen=True)
class Outcome:
    """What thresholds would have done: counts of comments."""

    held: int
    caught: int
    """Held, and rejected by the moderators."""
    needless: int
    """Held, and approved by the moderators."""
    missed: int
    """Not held, and rejected by the moderators."""

    @classmethod
    def of(cls, held: Held, rejected: Held) -> Outcome:
        """Count what became of each comment."""
        caught = int((held & rejected).sum())
        return cls(int(held.sum()), caught, int(held.sum()) - caught, int(rejected.sum()) - caught)

    def cost(self, worth: float) -> float:
        """Return the cost, in needless holds."""
        return self.needless + worth * self.missed


def held_by(thresholds: Mapping[str, float], decisions: Decisions) -> Held:
    """Return which comments these thresholds would have held."""
    held = np.zeros(decisions.count, dtype=bool)
    for name, threshold in thresholds.items():
        held |= decisions.scores[:, ATTRIBUTES.index(name)] >= threshold
    return held


def fit(decisions: Decisions, worth: float) -> dict[str, float]:
    """Return the thresholds (0 to 1) by attribute that cost least; none where none saves."""
    chosen: dict[str, float] = {}
    held = np.zeros(decisions.count, dtype=bool)
    cost = Outcome.of(held, decisions.rejected).cost(worth)
    chance = SAVES * cost
    while True:
        best = {
            name: min(
                (_cost(decisions, held, column, threshold, worth), -float(threshold))
                for threshold in GRID
            )
            for column, name in enumerate(ATTRIBUTES)
            if name not in chosen
        }
        least = min((each for each, _threshold in best.values()), default=cost)
        if not cost or least > cost - chance:
            return chosen
        # Of those that chance alone parts, the one that says most of a comment comes first.
        name = next(name for name, (each, _) in best.items() if each <= least + chance)
        cost, chosen[name] = best[name][0], -best[name][1]
        held = held | (decisions.scores[:, ATTRIBUTES.index(name)] >= chosen[name])


def expected(decisions: Decisions, worth: float) -> Outcome:
    """Return what fitted thresholds do to comments that they were not fitted to.

    Each fifth of the decisions is judged by thresholds fitted to the other four.
    """
    order = np.random.default_rng(7).permutation(decisions.count)
    held = np.zeros(decisions.count, dtype=bool)
    for fold in range(FOLDS):
        apart = order[fold::FOLDS]
        others = np.setdiff1d(order, apart)
        thresholds = fit(_some(decisions, others), worth)
        held[apart] = held_by(thresholds, _some(decisions, apart))
    return Outcome.of(held, decisions.rejected)


def _some(decisions: Decisions, which: NDArray[np.intp]) -> Decisions:
    return Decisions(decisions.scores[which], decisions.rejected[which])


def _cost(decisions: Decisions, held: Held, column: int, threshold: float, worth: float) -> float:
    also = held | (decisions.scores[:, column] >= threshold)
    return Outcome.of(also, decisions.rejected).cost(worth)
