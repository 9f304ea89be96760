"""An archive's file, or its folder: opened as bytes, unpacked where it is gzip, and measured."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from comity.interchange.records import BrokenArchive

_GZIP = b"\x1f\x8b"


class Source:
    """A file to read from beginning to end. Raises BrokenArchive where it is damaged."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = path.stat().st_size
        self._raw: BinaryIO | None = None

    @property
    def share(self) -> float:
        """How much of the file, packed as it is, was read: from 0 to 1, for a progress bar."""
        if self._raw is None or self._raw.closed:
            return 0.0 if self._raw is None else 1.0
        return self._raw.tell() / self.size if self.size else 1.0

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The bytes of the file, unpacked."""
        with self.path.open("rb") as raw:
            self._raw = raw
            packed = raw.read(2) == _GZIP
            raw.seek(0)
            try:
                if packed:
                    yield cast(BinaryIO, io.BufferedReader(gzip.GzipFile(fileobj=raw)))
                else:
                    yield raw
            except (gzip.BadGzipFile, EOFError, zlib.error) as error:
                raise BrokenArchive(
                    f"{self.path.name}, byte {raw.tell()}", f"The packed file is damaged: {error}."
                ) from error


class Folder:
    """A folder of archive files, each read one after the other."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._sources: list[Source] = []

    def source(self, path: Path) -> Source:
        """Return a file that is to be read, and counts for `share`."""
        self._sources.append(Source(path))
        return self._sources[-1]

    @property
    def share(self) -> float:
        """How much of those files was read: from 0 to 1, for a progress bar."""
        size = sum(each.size for each in self._sources)
        return sum(each.share * each.size for each in self._sources) / size if size else 0.0
