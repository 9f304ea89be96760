"""The light tier: logistic regression over hashed n-grams, int8 weights, numpy alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from comity.toxicity.attributes import ATTRIBUTES
from comity.toxicity.features import features

Logits = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Light:
    """One row of weights a bucket, one column an attribute; words and characters apart."""

    words: NDArray[np.int8]
    chars: NDArray[np.int8]
    scale: Logits
    bias: Logits

    @classmethod
    def load(cls, path: Path) -> Light:
        """The model in the file at `path` (.npz); the caller has checked its digest."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls(arrays["words"], arrays["chars"], arrays["scale"], arrays["bias"])

    def logits(self, text: str) -> Logits:
        """One raw logit an attribute; `text` is lower-cased and undisguised."""
        found = features(text)
        by_word = self.words.take(found.buckets[: found.words], axis=0).sum(axis=0, dtype=np.int32)
        by_char = self.chars.take(found.buckets[found.words :], axis=0).sum(axis=0, dtype=np.int32)
        in_words = max(found.words, 1) ** -0.5
        in_chars = max(len(found.buckets) - found.words, 1) ** -0.5
        logits: Logits = (by_word * in_words + by_char * in_chars) * self.scale + self.bias
        return logits.astype(np.float32)

    def weight_by_char(self, text: str) -> NDArray[np.float32]:
        """How much each code point of `text` adds to each logit, (code points, attributes).

        An n-gram's part is shared alike by the code points it covers.
        """
        found = features(text, places=True)
        parts = np.empty((len(found.buckets), len(ATTRIBUTES)), dtype=np.float32)
        in_words = max(found.words, 1) ** -0.5
        in_chars = max(len(found.buckets) - found.words, 1) ** -0.5
        parts[: found.words] = self.words[found.buckets[: found.words]] * in_words
        parts[found.words :] = self.chars[found.buckets[found.words :]] * in_chars
        which, starts, ends = found.places.T
        # An n-gram that stands in several places counts once in the logit: share it out.
        times = np.bincount(which, minlength=len(parts))[which] * np.maximum(ends - starts, 1)
        share = parts[which] * self.scale / times[:, None]
        steps = np.zeros((len(text) + 1, len(ATTRIBUTES)), dtype=np.float64)
        np.add.at(steps, starts, share)
        np.add.at(steps, ends, -share)
        return np.cumsum(steps, axis=0)[: len(text)].astype(np.float32)
