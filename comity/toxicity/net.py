"""The net: three transformer layers, int8, run by onnxruntime on one thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

MAX_TOKENS = 96
_BATCH_TOKENS = 1536


class NotInstalledError(Exception):
    """What the net needs is not installed; the message names it."""


class Net:
    """Raw logits of texts; safe to use from several threads at once."""

    def __init__(self, model: Path, tokenizer: Path) -> None:
        """Load the net; raises NotInstalledError without onnxruntime and tokenizers."""
        try:
            import onnxruntime
            from tokenizers import Tokenizer
        except ImportError as error:
            raise NotInstalledError(f"{error.name} (pip install 'comity[model]')") from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: onnxruntime.InferenceSession = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)

    def logits(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, one column an attribute; a text is read up to its 96th word piece."""
        clean = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        ids = [encoding.ids for encoding in self._tokenizer.encode_batch_fast(clean)]
        order = sorted(range(len(ids)), key=lambda at: len(ids[at]))
        rows: list[NDArray[np.float32]] = []
        start = 0
        while start < len(order):
            end = start + 1
            while end < len(order) and (end + 1 - start) * len(ids[order[end]]) <= _BATCH_TOKENS:
                end += 1
            rows.append(self._run([ids[at] for at in order[start:end]]))
            start = end
        found = np.empty((len(ids), rows[0].shape[1] if rows else 0), dtype=np.float32)
        if rows:
            found[order] = np.concatenate(rows)
        return found

    def _run(self, ids: list[list[int]]) -> NDArray[np.float32]:
        longest = len(ids[-1])
        padded = np.zeros((len(ids), longest), dtype=np.int32)
        for row, one in zip(padded, ids, strict=True):
            row[: len(one)] = one
        lengths = np.array([len(one) for one in ids], dtype=np.int32)
        (logits,) = self._session.run(None, {"ids": padded, "lengths": lengths})
        return np.asarray(logits, dtype=np.float32)
