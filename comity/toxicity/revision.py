"""A revision: what a later training changed in the net, kept apart from the 18 MB that it changes.

Every version of a file stays in the repository for good. A training that goes on from the net that
stands moves its weights by few steps of their int8 scale, so that the difference of the two files,
byte by byte and compressed, is a tenth of either.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile, gettempdir

import numpy as np

from comity.toxicity.manifest import NET, REVISION, Manifest, ModelError


def difference(before: bytes, after: bytes) -> bytes:
    """What makes `after` of `before`; raises ValueError where they differ in length."""
    if len(before) != len(after):
        raise ValueError("a revision keeps the length of the net")
    change = np.frombuffer(after, np.uint8) - np.frombuffer(before, np.uint8)
    return zlib.compress(change.tobytes(), 9)


def applied(before: bytes, change: bytes) -> bytes:
    """`before` with the difference in it. Raises ValueError where it is none of this net's."""
    try:
        added = np.frombuffer(zlib.decompress(change), np.uint8)
    except zlib.error as error:
        raise ValueError(f"it cannot be unpacked: {error}") from error
    if len(added) != len(before):
        raise ValueError("it belongs to another net")
    return (np.frombuffer(before, np.uint8) + added).tobytes()


@contextmanager
def net(manifest: Manifest) -> Iterator[Path]:
    """The net as it was last revised, as an ONNX file that is there to be loaded.

    A file and no bytes: onnxruntime keeps bytes that it is given, 18 MB of them.
    Raises ModelError where a file is missing, damaged, of another model, or where the revised net
    finds no room in the temporary folder.
    """
    first = manifest.sound(NET)
    if REVISION not in manifest.digests:
        yield first
        return
    path = manifest.sound(REVISION)
    with ExitStack() as stack:
        try:
            file = stack.enter_context(NamedTemporaryFile(suffix=".onnx"))
            file.write(applied(first.read_bytes(), path.read_bytes()))
            file.flush()
        except ValueError as error:
            raise ModelError(f"the model file {path} cannot be used: {error}") from error
        except OSError as error:
            raise ModelError(
                f"the revised net cannot be written to {gettempdir()}: {error.strerror}"
            ) from error
        yield Path(file.name)
