"""Where a training run stands: one that was stopped goes on as if it had not been.

Kept are the weights, what the optimizers remember, the state of chance, and how many batches of
which lesson are done. The batches themselves are drawn anew from the same seed.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.optim import Optimizer

FILE = "checkpoint.pt"


class Checkpoint:
    """The checkpoint in `folder`, of the run that is made after `recipe`."""

    def __init__(self, folder: Path, recipe: str) -> None:
        """Read the one that is there; raises SystemExit where it is of another recipe."""
        self._path = folder / FILE
        self._recipe = recipe
        self._kept: dict[str, Any] | None = None
        if self._path.exists():
            self._kept = torch.load(self._path)
            if self._kept["recipe"] != recipe:
                raise SystemExit(f"{self._path} is of another run: remove it, or give --work")

    def past(self, lesson: int) -> bool:
        """Whether a later lesson than this one had begun."""
        return self._kept is not None and self._kept["lesson"] > lesson

    def restore(self, lesson: int, net: nn.Module, optimizers: Sequence[Optimizer]) -> int:
        """Set everything as it was in this lesson; return how many of its batches are done."""
        if self._kept is None or self._kept["lesson"] != lesson:
            return 0
        net.load_state_dict(self._kept["net"])
        for optimizer, state in zip(optimizers, self._kept["optimizers"], strict=True):
            optimizer.load_state_dict(state)
        torch.set_rng_state(self._kept["chance"])
        done: int = self._kept["done"]
        self._kept = None
        return done

    def keep(self, lesson: int, done: int, net: nn.Module, optimizers: Sequence[Optimizer]) -> None:
        """Write how things stand, at once or not at all."""
        beside = self._path.with_suffix(".part")
        state = {
            "recipe": self._recipe,
            "lesson": lesson,
            "done": done,
            "net": net.state_dict(),
            "optimizers": [optimizer.state_dict() for optimizer in optimizers],
            "chance": torch.get_rng_state(),
        }
        torch.save(state, beside)
        os.replace(beside, self._path)


def forget(folder: Path) -> None:
    """Let the next run in `folder` begin at its beginning."""
    (folder / FILE).unlink(missing_ok=True)
