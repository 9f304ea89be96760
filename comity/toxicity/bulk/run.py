"""Scoring rows in batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from comity.toxicity.bulk.tables import Row
from comity.toxicity.judgement import Judgement
from comity.toxicity.scorer import Scorer

BATCH = 64


def batches(
    scorer: Scorer, rows: Iterable[Row], skip: int = 0
) -> Iterator[list[tuple[Row, Judgement]]]:
    """Yield rows with their judgements, up to 64 at a time, after the first `skip` rows."""
    left = iter(rows)
    for _passed in islice(left, skip):
        pass
    while batch := list(islice(left, BATCH)):
        judgements = scorer.judge([row.text for row in batch])
        yield list(zip(batch, judgements, strict=True))
