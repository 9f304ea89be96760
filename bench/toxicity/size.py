"""How much a training run takes on: all that there is, or little, to see that everything works."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Size:
    """What a run is made of; a checkpoint is gone on from by a run of the same size alone."""

    every: int
    """Takes one labelled comment in so many."""
    contrast: int
    """Contrast rows in a round, and for the light tier."""
    turns: int
    """Rounds of comments and contrast rows, after the first pass over the comments alone."""
    pieces: int
    """Word pieces in a batch, at most."""
    steps: int
    """Steps of the light tier's search."""
    saved: int
    """Batches from one checkpoint to the next."""
    calibrated: int
    """Validation rows of a source that the calibration is fitted on, at most."""


WHOLE = Size(every=1, contrast=100_000, turns=2, pieces=2560, steps=40, saved=100, calibrated=1_600)
REVISING = replace(WHOLE, contrast=140_000, turns=1)
QUICK = Size(every=250, contrast=400, turns=1, pieces=1280, steps=5, saved=5, calibrated=30)
