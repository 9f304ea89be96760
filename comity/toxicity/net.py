"""The net: three transformer layers, int8, run by onnxruntime on one thread."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from comity.toxicity.attributes import ATTRIBUTES
from comity.toxicity.emoji import named

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

MAX_TOKENS = 96


class NotInstalledError(Exception):
    """What the net needs is not installed; the message names it."""


def require() -> None:
    """Raise NotInstalledError without onnxruntime or tokenizers."""
    for name in ("onnxruntime", "tokenizers"):
        try:
            import_module(name)
        except ImportError as error:
            raise NotInstalledError(
                f"{error.name} (.venv/bin/pip install -r requirements/model.in)"
            ) from error


class Net:
    """Raw logits of texts; safe to use from several threads at once."""

    def __init__(self, model: str | bytes, tokenizer: Path) -> None:
        """Load the net from an ONNX file's path, or from what it holds, once `require` is content.

        tokenizer: the path of the tokenizer's JSON.
        """
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: onnxruntime.InferenceSession = onnxruntime.InferenceSession(
            model, options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)

    def logits(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, one column an attribute; a text is read up to its 96th word piece.

        Texts run one by one: on one core a batch is no faster, and its texts would share the scale
        that their activations are quantised with, so that a score hung on its company.
        """
        clean = [named(text).encode("utf-8", "replace").decode("utf-8") for text in texts]
        found = np.empty((len(texts), len(ATTRIBUTES)), dtype=np.float32)
        for row, encoding in zip(found, self._tokenizer.encode_batch_fast(clean), strict=True):
            ids = np.array([encoding.ids], dtype=np.int32)
            row[:] = self._session.run(None, {"ids": ids})[0]
        return found
