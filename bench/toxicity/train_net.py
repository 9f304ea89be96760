"""Trains the net: a first pass over the comments, then rounds of comments and contrast rows.

Cross-entropy with the raters' shares as soft labels, unknown labels masked; AdamW, and sparse Adam
for the table of word pieces; bfloat16, one thread. A run that is stopped goes on from its last
checkpoint, and ends with the same weights as one that was not.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from bench.toxicity import contrast, sources
from bench.toxicity.checkpoint import Checkpoint
from bench.toxicity.net import Net
from bench.toxicity.progress import watched
from bench.toxicity.size import Size
from bench.toxicity.sources import Row
from comity.toxicity import ATTRIBUTES

LAYERS = (0, 2, 4)
PIECES, CHUNK = 80, 4096
FIRST_RATE, ROUND_RATE, WARM = 1.5e-4, 1.3e-4, 100


@dataclass(frozen=True)
class Batch:
    """Padded ids, labels with NaN where unknown, one weight a row."""

    ids: Tensor
    labels: Tensor
    weights: Tensor


@dataclass(frozen=True)
class Lesson:
    """Rows to go over once; `rate` gives the learning rate at a share of the way."""

    name: str
    rows: Callable[[], list[Row]]
    rate: Callable[[float], float]


def batches(
    rows: Sequence[Row], tokenizer: Tokenizer, chance: random.Random, most: int
) -> list[list[int]]:
    """Rows of like length together, at most `most` pieces a batch, in random order."""
    lengths = [len(one.ids) for one in tokenizer.encode_batch_fast([row.text for row in rows])]
    order = list(range(len(rows)))
    chance.shuffle(order)
    found: list[list[int]] = []
    for start in range(0, len(order), CHUNK):
        chunk = sorted(order[start : start + CHUNK], key=lengths.__getitem__)
        cut: list[list[int]] = [[]]
        for at in chunk:
            if cut[-1] and (len(cut[-1]) + 1) * lengths[at] > most:
                cut.append([])
            cut[-1].append(at)
        chance.shuffle(cut)
        found += cut
    return found


def stream(
    rows: Sequence[Row], tokenizer: Tokenizer, order: Sequence[Sequence[int]]
) -> Iterator[Batch]:
    """The batches, each made when it is asked for."""
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


class Teacher:
    """Takes a net through its lessons, each from where its checkpoint says."""

    def __init__(self, net: Net, tokenizer: Tokenizer, kept: Checkpoint, size: Size, seed: int):
        """Nothing is learned yet."""
        self.net, self._tokenizer, self._kept = net, tokenizer, kept
        self._size, self._seed = size, seed
        self._loss = float("nan")

    def teach(self, number: int, lesson: Lesson) -> None:
        """Go over the lesson's rows once; what an earlier run has done is passed over."""
        if self._kept.past(number):
            return
        rows = lesson.rows()
        chance = random.Random(f"{self._seed} {lesson.name}")
        order = batches(rows, self._tokenizer, chance, self._size.pieces)
        taught = {key: one for key, one in self.net.named_parameters() if one.requires_grad}
        sparse = [one for key, one in taught.items() if key == "words.weight"]
        dense = [one for key, one in taught.items() if key != "words.weight"]
        optimizers: list[torch.optim.Optimizer] = [torch.optim.AdamW(dense, weight_decay=0.01)]
        if sparse:
            optimizers.append(torch.optim.SparseAdam(sparse))
        done = self._kept.restore(number, self.net, optimizers)
        todo = stream(rows, self._tokenizer, order[done:])
        self.net.train()
        seen = watched(
            todo, lesson.name, len(order), begun=done, note=lambda: f"loss {self._loss:.3f}"
        )
        for step, batch in enumerate(seen, start=done):
            rate = lesson.rate(step / len(order)) * min(1.0, (step + 1) / WARM)
            self._step(batch, rate, dense, optimizers)
            if (step + 1) % self._size.saved == 0 or step + 1 == len(order):
                self._kept.keep(number, step + 1, self.net, optimizers)

    def _step(
        self,
        batch: Batch,
        rate: float,
        dense: Sequence[nn.Parameter],
        optimizers: Sequence[torch.optim.Optimizer],
    ) -> None:
        for optimizer in optimizers:
            for group in optimizer.param_groups:
                group["lr"] = rate
        loss = loss_of(self.net, batch)
        loss.backward()
        nn.utils.clip_grad_norm_(dense, 1.0)
        for optimizer in optimizers:
            optimizer.step()
            optimizer.zero_grad()
        self._loss = loss.item()


def contrasted(rows: list[Row], size: Size, seed: int) -> list[Row]:
    """Some rounds: each a draw of the comments and fresh contrast rows."""
    chance = random.Random(seed)
    found: list[Row] = []
    for turn in range(size.turns):
        drawn = sources.one_round(rows, chance)
        drawn += [
            Row(sources.as_read(text), "contrast", labels, 1.0)
            for text, _, labels in contrast.rows(size.contrast, seed=100 * seed + turn)
        ]
        chance.shuffle(drawn)
        found += drawn
    return found


def cut_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer of a JSON file, which reads a text up to its 80th word piece."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(PIECES)
    return tokenizer


def train(minilm: Path, folder: Path, size: Size, *, seed: int = 7) -> Net:
    """Train from MiniLM's folder (model.safetensors, tokenizer.json); the checkpoint in `folder`.

    Raises SystemExit where the checkpoint that is found there is of another run.
    """
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    tokenizer = cut_tokenizer(minilm / "tokenizer.json")
    net = Net.from_minilm(minilm / "model.safetensors", LAYERS, len(ATTRIBUTES))
    recipe = f"{size} seed={seed} patterns={contrast.digest()}"
    teacher = Teacher(net, tokenizer, Checkpoint(folder, recipe), size, seed)
    rows = sources.load("train", every=size.every)
    lessons = (
        Lesson("first pass", lambda: rows, lambda way: FIRST_RATE * (1 - 0.75 * way)),
        Lesson(
            "rounds",
            lambda: contrasted(rows, size, seed),
            lambda way: ROUND_RATE * max(0.02, 1 - way),
        ),
    )
    for number, lesson in enumerate(lessons):
        teacher.teach(number, lesson)
    return net.eval()
