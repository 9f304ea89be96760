"""Trains the light tier: one logistic regression an attribute over hashed n-grams, then int8.

Minibatches with Adam over the dense weights; a row's value is 1/sqrt(number of its n-grams) in each
of its two blocks, words and characters, so that a long comment weighs no more than a short one.
"""

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from tqdm import tqdm

from bench.toxicity import sources
from bench.toxicity.contrast import rows as contrast_rows
from comity.toxicity import ATTRIBUTES
from comity.toxicity.features import BUCKETS_LOG2, features

Floats = NDArray[np.float32]
BATCH, ROUNDS, RATE, DECAY = 1024, 4, 1.0, 1e-7
SIZE = 1 << BUCKETS_LOG2


def matrix(texts: Sequence[str]) -> csr_matrix:
    """One row a text; the columns of words first, then those of characters."""
    columns, values, heads = [], [], [0]
    for text in tqdm(texts, desc="n-grams", unit="row"):
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


def fit(x: csr_matrix, y: Floats, weight: Floats, seed: int = 1) -> tuple[Floats, Floats]:
    """Weights (2 x SIZE, attributes) and biases; y is NaN where a label is unknown."""
    chance = np.random.default_rng(seed)
    known = ~np.isnan(y)
    target = np.nan_to_num(y)
    w = np.zeros((x.shape[1], y.shape[1]), dtype=np.float32)
    b = np.full(y.shape[1], -2.0, dtype=np.float32)
    # Adagrad: rare n-grams keep a large step, frequent ones settle.
    seen_w, seen_b = np.full_like(w, 1e-9), np.full_like(b, 1e-6)
    for turn in range(ROUNDS):
        order = chance.permutation(x.shape[0])
        bar = tqdm(range(0, len(order), BATCH), desc=f"round {turn + 1}/{ROUNDS}", unit="batch")
        for start in bar:
            rows = order[start : start + BATCH]
            batch = x[rows]
            guess = 1 / (1 + np.exp(-(batch @ w + b)))
            miss = (guess - target[rows]) * known[rows] * weight[rows, None] / len(rows)
            touched = np.unique(batch.indices)
            small = csr_matrix(
                (batch.data, np.searchsorted(touched, batch.indices), batch.indptr),
                shape=(len(rows), len(touched)),
            )
            grad = small.T @ miss + DECAY * w[touched]
            seen_w[touched] += grad**2
            w[touched] -= RATE * grad / np.sqrt(seen_w[touched])
            grad_b = miss.sum(axis=0)
            seen_b += grad_b**2
            b -= 0.02 * grad_b / np.sqrt(seen_b)
    return w, b


def quantised(w: Floats) -> tuple[NDArray[np.int8], Floats]:
    """int8 weights with one scale an attribute; the few largest weights are cut at the scale."""
    scale = (
        np.maximum(np.quantile(np.abs(w[np.abs(w).sum(axis=1) > 0]), 0.9995, axis=0), 1e-6) / 127
    )
    return np.clip(np.rint(w / scale), -127, 127).astype(np.int8), scale.astype(np.float32)


def train(target: Path, *, contrast: int = 60_000, seed: int = 1) -> None:
    """Train from the labelled comments and the contrast rows; write `target` (.npz)."""
    rows = sources.load("train")
    drawn = sources.one_round(rows, random.Random(seed)) + sources.one_round(
        rows, random.Random(seed + 1)
    )
    texts = [row.text for row in drawn]
    labels = [row.labels for row in drawn]
    weights = [row.weight for row in drawn]
    for text, _, kind_labels in contrast_rows(contrast, seed=seed):
        texts.append(sources.as_read(text))
        labels.append(kind_labels)
        weights.append(1.0)
    y = np.array([[np.nan if v is None else v for v in row] for row in labels], dtype=np.float32)
    w, b = fit(matrix(texts), y, np.array(weights, dtype=np.float32), seed)
    whole, scale = quantised(w)
    np.savez(target, words=whole[:SIZE], chars=whole[SIZE:], scale=scale, bias=b, names=ATTRIBUTES)
