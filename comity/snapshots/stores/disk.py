"""Files that are replaced whole, and known again by a look."""

import errno
import os
import time
from typing import NamedTuple

from comity.snapshots.pack import HEAD_BYTES, version_of


class Sighting(NamedTuple):
    """Where a file lies, and what tells it from every other file at that place."""

    path: str
    inode: int
    written: int  # st_mtime_ns
    size: int

    def is_current(self) -> bool:
        """Look whether the same file lies there now."""
        try:
            now = os.stat(self.path)
        except OSError:
            return False
        return (now.st_mtime_ns, now.st_ino, now.st_size) == (self.written, self.inode, self.size)


def replace(path: str, block: bytes) -> Sighting:
    """Put `block` in the place of the file at `path` in one step; say how to know it again.

    One writer at a time: the draft beside the file has always the same name, so that a crash
    leaves nothing that the next write does not take away.
    """
    draft = f"{path}.draft"
    try:
        with open(draft, "wb") as file:
            file.write(block)
            file.flush()
            # The kernel's clock ticks in milliseconds, and a freed inode is soon used again:
            # a time of our own keeps two quick writes of one size apart.
            now = time.time_ns()
            os.utime(file.fileno(), ns=(now, now))
            status = os.fstat(file.fileno())
        os.replace(draft, path)
    except OSError:
        remove(draft)
        raise
    return Sighting(path, status.st_ino, status.st_mtime_ns, status.st_size)


def remove(path: str) -> None:
    """Remove the file if it is there."""
    try:
        os.unlink(path)
    except OSError as fault:
        if not _is_absent(fault):
            raise


def text(path: str) -> str | None:
    """Return what the file holds; None if there is none."""
    try:
        with open(path, encoding="ascii") as file:
            return file.read()
    except OSError as fault:
        if _is_absent(fault):
            return None
        raise


def kept_version(path: str) -> int | None:
    """Return the version of the page in the file; None if there is none."""
    try:
        with open(path, "rb") as file:
            return version_of(file.read(HEAD_BYTES))
    except OSError as fault:
        if _is_absent(fault):
            return None
        raise


def boot() -> str:
    """Return what names the time since the machine started; "" where nothing tells.

    Source: random(4), /proc/sys/kernel/random/boot_id.
    """
    return (text("/proc/sys/kernel/random/boot_id") or "").strip()


def _is_absent(fault: OSError) -> bool:
    # Nothing can lie at a name that is too long for the disk.
    return fault.errno in (errno.ENOENT, errno.ENAMETOOLONG)
