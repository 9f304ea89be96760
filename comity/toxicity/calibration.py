"""From the tiers' raw logits to probabilities: Platt scaling, one line an attribute.

Source: J. Platt, "Probabilistic outputs for support vector machines", 1999; here with one slope for
each tier that gave a logit, so that the same line blends them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.toxicity.attributes import ATTRIBUTES

Logits = NDArray[np.float64]
_LARGEST = 9.0
_TOXICITY = ATTRIBUTES.index("toxicity")
_SEVERE = ATTRIBUTES.index("severe_toxicity")


@dataclass(frozen=True, slots=True)
class Calibration:
    """`offset`: one an attribute; `slopes`: (tiers, attributes), the light tier's first."""

    offset: NDArray[np.float64]
    slopes: NDArray[np.float64]

    @classmethod
    def of(cls, weights: dict[str, Any]) -> Calibration:
        """From `{"offset": [...], "slopes": [[...], ...]}`. Raises ValueError on another shape."""
        offset = np.array(weights["offset"], dtype=np.float64)
        slopes = np.array(weights["slopes"], dtype=np.float64)
        if offset.shape != (len(ATTRIBUTES),) or slopes.shape[1:] != offset.shape:
            raise ValueError("the calibration does not fit the attributes")
        return cls(offset, slopes)

    def logits(self, tiers: Sequence[NDArray[np.float32]]) -> Logits:
        """From one (texts, attributes) array a tier to blended, calibrated logits."""
        blended = self.offset
        for slope, raw in zip(self.slopes, tiers, strict=True):
            blended = blended + slope * raw
        return np.minimum(np.maximum(blended, -_LARGEST), _LARGEST)


def probabilities(logits: Logits) -> Logits:
    """From logits, attributes last, to probabilities of the same shape.

    Nothing is severely toxic that is not toxic: the one is at most the other.
    """
    found = 1.0 / (1.0 + np.exp(-logits))
    found[..., _SEVERE] = np.minimum(found[..., _SEVERE], found[..., _TOXICITY])
    return found
