"""Trains the light tier: one logistic regression an attribute over hashed n-grams, then int8.

A row's value is 1/sqrt(number of its n-grams) in each of its two blocks, words and characters, so
that a long comment weighs no more than a short one.
"""

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from bench.toxicity import sources
from bench.toxicity.contrast import rows as contrast_rows
from bench.toxicity.progress import watched
from bench.toxicity.size import Size
from bench.toxicity.sources import Row
from comity.toxicity.features import BUCKETS_LOG2, features

Floats = NDArray[np.float32]
PENALTY, FEWEST = 3e-6, 3
SIZE = 1 << BUCKETS_LOG2


def matrix(texts: Sequence[str]) -> csr_matrix:
    """One row a text; the columns of words first, then those of characters."""
    columns, values, heads = [], [], [0]
    for text in watched(texts, "n-grams", len(texts)):
        found = features(text)
        buckets = found.buckets.copy()
        buckets[found.words :] += SIZE
        value = np.empty(len(buckets), dtype=np.float32)
        value[: found.words] = max(found.words, 1) ** -0.5
        value[found.words :] = max(len(buckets) - found.words, 1) ** -0.5
        columns.append(buckets.astype(np.int32))
        values.append(value)
        heads.append(heads[-1] + len(buckets))
    shape = (len(texts), 2 * SIZE)
    return csr_matrix((np.concatenate(values), np.concatenate(columns), heads), shape=shape)


def fit(x: csr_matrix, y: Floats, weight: Floats, steps: int) -> tuple[Floats, Floats]:
    """Weights (2 x SIZE, attributes) and biases; y is NaN where a label is unknown.

    L-BFGS over the whole matrix, on the weighted cross-entropy with a penalty on the squares.
    """
    used = np.flatnonzero(np.bincount(x.indices, minlength=x.shape[1]) >= FEWEST)
    narrow = x[:, used].tocsr()
    turned = narrow.T.tocsr()
    known = (~np.isnan(y)) * weight[:, None]
    known = known / known.sum(axis=0)
    target = np.nan_to_num(y)
    shape = (len(used) + 1, y.shape[1])
    # Steps in units of each weight's own curvature: else the rare n-grams hardly move.
    unit = np.ones(shape)
    unit[:-1] = (0.15 * (narrow.power(2).T @ known) + PENALTY) ** -0.5

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        w = (unit * flat.reshape(shape)).astype(np.float32)
        z = narrow @ w[:-1] + w[-1]
        miss = (1 / (1 + np.exp(-z)) - target) * known
        cost = float((known * (np.logaddexp(0, z) - target * z)).sum())
        slope = np.vstack([turned @ miss + PENALTY * w[:-1], miss.sum(axis=0)])
        return cost + PENALTY / 2 * float((w[:-1] ** 2).sum()), (unit * slope).ravel()

    progress = watched(range(steps), "light tier", steps)
    found = minimize(
        loss,
        np.zeros(shape).ravel(),
        jac=True,
        method="L-BFGS-B",
        callback=lambda _: next(progress, None),
        options={"maxiter": steps, "maxcor": 6},
    )
    progress.close()
    narrow_w = (unit * found.x.reshape(shape)).astype(np.float32)
    w = np.zeros((x.shape[1], y.shape[1]), dtype=np.float32)
    w[used] = narrow_w[:-1]
    return w, narrow_w[-1]


def quantised(w: Floats) -> tuple[NDArray[np.int8], Floats]:
    """int8 weights with one scale an attribute; the few largest weights are cut at the scale."""
    used = np.abs(w).sum(axis=1) > 0
    scale = np.maximum(np.quantile(np.abs(w[used]), 0.9995, axis=0), 1e-6) / 127
    return np.clip(np.rint(w / scale), -127, 127).astype(np.int8), scale.astype(np.float32)


def train(target: Path, size: Size, *, seed: int = 1) -> None:
    """Train from the labelled comments and the contrast rows; write `target` (.npz)."""
    drawn = sources.one_round(sources.load("train", every=size.every), random.Random(seed))
    drawn += [
        Row(sources.as_read(text), "contrast", labels, 1.0)
        for text, _, labels in contrast_rows(size.contrast, seed=seed)
    ]
    texts = [row.text for row in drawn]
    weights = np.array([row.weight for row in drawn], dtype=np.float32)
    labels = [[np.nan if v is None else v for v in row.labels] for row in drawn]
    w, b = fit(matrix(texts), np.array(labels, dtype=np.float32), weights, size.steps)
    whole, scale = quantised(w)
    np.savez(target, words=whole[:SIZE], chars=whole[SIZE:], scale=scale, bias=b)
