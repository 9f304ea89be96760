"""Whose turn it is to write the pages of a story, between threads and between processes."""

import fcntl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LOCKS = 64


class Turns:
    """Locks as files in `folder`: few, never removed, freed by the kernel when a process dies."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def of(self, story: str) -> Iterator[None]:
        """Wait for the turn to write pages of this story; raise OSError if the disk refuses."""
        number = zlib.crc32(story.encode("utf-8", "surrogatepass")) % _LOCKS
        self._folder.mkdir(parents=True, exist_ok=True)
        # Opened anew each time: flock keeps apart open files, so threads wait as well.
        with (self._folder / str(number)).open("wb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
