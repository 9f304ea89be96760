"""A revision: what a later training changed in the net, kept apart from the 18 MB that it changes.

Every version of a file stays in the repository for good. A training that goes on from the net that
stands moves its weights by few steps of their int8 scale, so that the difference of the two files,
byte by byte and compressed, is a tenth of either. Before it stands the SHA-256 of the net that it
belongs to.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import BinaryIO

import numpy as np

from comity.toxicity.manifest import NET, REVISION, Manifest, ModelError

_DIGEST = sha256().digest_size


def difference(before: bytes, after: bytes) -> bytes:
    """What makes `after` of `before`; raises ValueError where they differ in length."""
    if len(before) != len(after):
        raise ValueError("a revision keeps the length of the net")
    change = np.frombuffer(after, np.uint8) - np.frombuffer(before, np.uint8)
    return sha256(before).digest() + zlib.compress(change.tobytes(), 9)


def applied(before: bytes, revision: bytes) -> bytes:
    """`before` with the revision in it. Raises ValueError where it is none of this net's."""
    if revision[:_DIGEST] != sha256(before).digest():
        raise ValueError("it belongs to another net")
    try:
        change = np.frombuffer(zlib.decompress(revision[_DIGEST:]), np.uint8)
        return (np.frombuffer(before, np.uint8) + change).tobytes()
    except (zlib.error, ValueError) as error:
        raise ValueError(f"it cannot be unpacked: {error}") from error


@contextmanager
def net(manifest: Manifest) -> Iterator[str | bytes]:
    """The net as it was last revised: the path of an ONNX file, or what such a file holds.

    A path where there can be one, on Linux to a file in memory: onnxruntime keeps bytes that it is
    given, all 18 MB of them, as long as the net.
    Raises ModelError where a file is missing, damaged, or of another model.
    """
    first = manifest.sound(NET)
    if REVISION not in manifest.digests:
        yield str(first)
        return
    path = manifest.sound(REVISION)
    try:
        content = applied(first.read_bytes(), path.read_bytes())
    except ValueError as error:
        raise ModelError(f"the model file {path} cannot be used: {error}") from error
    with _in_memory() as file:
        if file is None:
            yield content
            return
        file.write(content)
        file.flush()
        del content
        yield _path(file)


@contextmanager
def _in_memory() -> Iterator[BinaryIO | None]:
    """A file in memory that has a path; None where the system has none."""
    try:
        file = os.fdopen(os.memfd_create(NET), "wb")
    except (AttributeError, OSError):  # macOS, Windows; a sandbox that forbids it
        yield None
        return
    with file:
        yield file if os.path.exists(_path(file)) else None


def _path(file: BinaryIO) -> str:
    return f"/proc/self/fd/{file.fileno()}"
