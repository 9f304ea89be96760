"""Trains the net: a first pass over the comments, then rounds of comments and contrast rows.

Cross-entropy with the raters' shares as soft labels, unknown labels masked; AdamW, and sparse Adam
for the table of word pieces; bfloat16. A checkpoint every 100 steps: a run that is stopped is begun
again from its last one, at a lower rate.
"""

import os
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from tqdm import tqdm

from bench.toxicity import sources
from bench.toxicity.contrast import rows as contrast_rows
from bench.toxicity.net import Net
from bench.toxicity.sources import Row
from comity.toxicity import ATTRIBUTES

LAYERS = (0, 2, 4)
PIECES, BATCH_PIECES, CHUNK = 80, 2560, 4096
FIRST_RATE, ROUND_RATE, WARM = 1.5e-4, 1.3e-4, 100
CONTRAST_A_ROUND = 50_000
SAVED_EVERY = 100


@dataclass(frozen=True)
class Batch:
    """Padded ids, labels with NaN where unknown, one weight a row."""

    ids: Tensor
    labels: Tensor
    weights: Tensor


def batches(rows: Sequence[Row], tokenizer: Tokenizer, chance: random.Random) -> list[list[int]]:
    """Rows of like length together, at most 2,560 pieces a batch, in random order."""
    lengths = [len(one.ids) for one in tokenizer.encode_batch_fast([row.text for row in rows])]
    order = list(range(len(rows)))
    chance.shuffle(order)
    found: list[list[int]] = []
    for start in range(0, len(order), CHUNK):
        chunk = sorted(order[start : start + CHUNK], key=lengths.__getitem__)
        cut: list[list[int]] = [[]]
        for at in chunk:
            if cut[-1] and (len(cut[-1]) + 1) * lengths[at] > BATCH_PIECES:
                cut.append([])
            cut[-1].append(at)
        chance.shuffle(cut)
        found += cut
    return found


def ready(
    rows: Sequence[Row], tokenizer: Tokenizer, chance: random.Random
) -> tuple[int, Iterator[Batch]]:
    """How many batches, and the batches."""
    order = batches(rows, tokenizer, chance)

    def stream() -> Iterator[Batch]:
        for some in order:
            ids = [one.ids for one in tokenizer.encode_batch_fast([rows[at].text for at in some])]
            padded = np.zeros((len(ids), max(map(len, ids))), dtype=np.int64)
            for row, one in zip(padded, ids, strict=True):
                row[: len(one)] = one
            labels = [[np.nan if v is None else v for v in rows[at].labels] for at in some]
            yield Batch(
                torch.from_numpy(padded),
                torch.tensor(labels, dtype=torch.float32),
                torch.tensor([rows[at].weight for at in some]),
            )

    return len(order), stream()


def loss_of(net: nn.Module, batch: Batch) -> Tensor:
    """Weighted mean of the cross-entropy over the labels that are known."""
    known = ~torch.isnan(batch.labels)
    weight = batch.weights[:, None] * known
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = net(batch.ids)
    each = functional.binary_cross_entropy_with_logits(
        logits, torch.nan_to_num(batch.labels), reduction="none"
    )
    return (each * weight).sum() / weight.sum()


def learn(
    net: Net,
    count: int,
    stream: Iterator[Batch],
    rate: Callable[[float], float],
    checkpoint: Path,
    name: str,
) -> None:
    """Train over the stream once; `rate` gives the learning rate at a share of the way."""
    dense = [value for key, value in net.named_parameters() if key != "words.weight"]
    optimizers = (
        torch.optim.AdamW(dense, weight_decay=0.01),
        torch.optim.SparseAdam([net.words.weight]),
    )
    net.train()
    with tqdm(stream, total=count, desc=name, unit="batch") as bar:
        for step, batch in enumerate(bar):
            for optimizer in optimizers:
                for group in optimizer.param_groups:
                    group["lr"] = rate(step / count) * min(1.0, (step + 1) / WARM)
            loss = loss_of(net, batch)
            loss.backward()
            nn.utils.clip_grad_norm_(dense, 1.0)
            for optimizer in optimizers:
                optimizer.step()
                optimizer.zero_grad()
            if step % SAVED_EVERY == SAVED_EVERY - 1 or step == count - 1:
                bar.set_postfix(loss=f"{loss.item():.3f}")
                save(net, checkpoint)


def save(net: Net, path: Path) -> None:
    """Write the weights at once or not at all."""
    beside = path.with_suffix(".part")
    torch.save(net.state_dict(), beside)
    os.replace(beside, path)


def contrasted(rows: list[Row], turns: int, seed: int) -> list[Row]:
    """`turns` rounds: each a draw of the comments and fresh contrast rows."""
    chance = random.Random(seed)
    found: list[Row] = []
    for turn in range(turns):
        drawn = sources.one_round(rows, chance)
        drawn += [
            Row(sources.as_read(text), "contrast", labels, 1.0)
            for text, _, labels in contrast_rows(CONTRAST_A_ROUND, seed=100 * seed + turn)
        ]
        chance.shuffle(drawn)
        found += drawn
    return found


def train(minilm: Path, folder: Path, *, turns: int = 2, seed: int = 7) -> Net:
    """Train from MiniLM's folder (model.safetensors, tokenizer.json); checkpoints in `folder`.

    A finished first pass or a begun second one that is found in `folder` is gone on from.
    """
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    chance = random.Random(seed)
    tokenizer = Tokenizer.from_file(str(minilm / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(PIECES)
    rows = sources.load("train")
    first, second = folder / "first.pt", folder / "second.pt"
    net = Net.from_minilm(minilm / "model.safetensors", LAYERS, len(ATTRIBUTES))
    if second.exists():
        net.load_state_dict(torch.load(second))
    elif first.exists():
        net.load_state_dict(torch.load(first))
    else:
        count, stream = ready(rows, tokenizer, chance)
        learn(net, count, stream, lambda way: FIRST_RATE * (1 - 0.75 * way), first, "first pass")
    count, stream = ready(contrasted(rows, turns, seed), tokenizer, chance)
    learn(net, count, stream, lambda way: ROUND_RATE * max(0.02, 1 - way), second, "rounds")
    return net.eval()
