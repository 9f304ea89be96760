"""From a tier's raw logits to probabilities: Platt scaling, one line an attribute.

Source: J. Platt, "Probabilistic outputs for support vector machines", 1999.
"""

from __future__ import annotations

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
    """The line of one tier: an offset and a slope an attribute."""

    offset: NDArray[np.float64]
    slopes: NDArray[np.float64]

    @classmethod
    def of(cls, weights: dict[str, Any]) -> Calibration:
        """From `{"offset": [...], "slopes": [...]}`. Raises ValueError on another shape."""
        offset = np.array(weights["offset"], dtype=np.float64)
        slopes = np.array(weights["slopes"], dtype=np.float64)
        if offset.shape != (len(ATTRIBUTES),) or slopes.shape != offset.shape:
            raise ValueError("the calibration does not fit the attributes")
        return cls(offset, slopes)

    def logits(self, raw: NDArray[np.float32]) -> Logits:
        """From raw logits, attributes last, to calibrated ones of the same shape."""
        return np.minimum(np.maximum(self.offset + self.slopes * raw, -_LARGEST), _LARGEST)


def probabilities(logits: Logits) -> Logits:
    """From logits, attributes last, to probabilities of the same shape.

    Nothing is severely toxic that is not toxic: the one is at most the other.
    """
    found = 1.0 / (1.0 + np.exp(-logits))
    found[..., _SEVERE] = np.minimum(found[..., _SEVERE], found[..., _TOXICITY])
    return found
