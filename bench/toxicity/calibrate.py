"""Fits the line from a tier's logits to probabilities, on the validation rows.

The rows are weighted towards what a newsroom sees: news comments and talk pages first, the sources
that were gathered by hateful words little, and toxic news comments down to a third of the news
rows, because civil_spans holds 70% where a newsroom has a tenth. A third and no less: so 0.5 stays
where the functional cases, which no news rate describes, are told apart best.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench.toxicity.sources import Row
from comity.toxicity import ATTRIBUTES

Array = NDArray[np.float64]

WEIGHTS = {
    "civil_spans": 4.0,
    "jigsaw18": 1.0,
    "jigsaw18lc": 0.6,
    "dghs": 1.5,
    "hatemoji": 1.0,
    "stormfront": 0.7,
    "edos": 0.5,
    "surge": 1.0,
    "automod": 0.3,
    "paradetox": 0.15,
    "davidson": 0.1,
    "madlibs": 0.1,
    "gab": 0.1,
}
NEWS_TOXIC_SHARE = 1 / 3
RIDGE = 1e-3

# Added to the offsets, in logits: the validation rows hold few plain attacks on groups and few
# threats, and by them alone both attributes would stay silent too long. Chosen on the functional
# cases (comity/toxicity/tests/cases.py), the share right at 0.5, for each tier by itself.
LEAN = {
    "net": {"identity_attack": 0.2, "threat": 0.3},
    "light": {"identity_attack": 0.4, "threat": 0.3},
}


def fit(rows: Sequence[Row], raw: Array, tier: str) -> dict[str, list[float]]:
    """`{"offset", "slopes"}` as the manifest holds them, of a tier's (rows, attributes) logits."""
    offsets: list[float] = []
    slopes: list[float] = []
    for at in range(len(ATTRIBUTES)):
        known = [index for index, row in enumerate(rows) if row.labels[at] is not None]
        truth = np.array([rows[index].labels[at] for index in known], dtype=float)
        weight = _weights([rows[index] for index in known], truth if at == 0 else None)
        offset, slope = _line(raw[known, at], truth, weight)
        offsets.append(round(offset + LEAN[tier].get(ATTRIBUTES[at], 0.0), 4))
        slopes.append(round(slope, 4))
    return {"offset": offsets, "slopes": slopes}


def _weights(rows: Sequence[Row], toxic: Array | None) -> Array:
    weight = np.array([WEIGHTS[row.source] for row in rows])
    if toxic is not None:
        news = np.array([row.source == "civil_spans" for row in rows])
        share = toxic[news].mean()
        odds = (NEWS_TOXIC_SHARE / (1 - NEWS_TOXIC_SHARE)) / (share / (1 - share))
        weight[news] *= 1 - toxic[news] * (1 - odds)
    return weight / weight.sum()


def _line(x: Array, truth: Array, weight: Array) -> tuple[float, float]:
    def cost(line: Array) -> tuple[float, Array]:
        z = line[0] + line[1] * x
        miss = weight * (1 / (1 + np.exp(-z)) - truth)
        value = float((weight * (np.logaddexp(0, z) - truth * z)).sum())
        fall = np.array([miss.sum(), x @ miss + 2 * RIDGE * line[1]])
        return value + RIDGE * float(line[1] ** 2), fall

    bounds = [(None, None), (0.02, None)]
    found = minimize(cost, np.array([0.0, 1.0]), jac=True, method="L-BFGS-B", bounds=bounds).x
    return float(found[0]), float(found[1])
