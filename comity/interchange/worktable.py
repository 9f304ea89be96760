"""A folder for the files of one import, gone with it; what a killed one left, the next clears.

They hold an archive's people: their words, names and addresses.
"""

import contextlib
import fcntl
import os
import shutil
import tempfile
from pathlib import Path

_PREFIX = "comity-import-"


class Worktable:
    """A new folder, this user's alone, among the machine's temporary ones (`TMPDIR`)."""

    def __init__(self) -> None:
        """Make it, and hold it for as long as this process lives."""
        _clear()
        held = None
        while held is None:
            self.path = Path(tempfile.mkdtemp(prefix=_PREFIX))
            held = _hold(self.path)
        self._held = held

    def close(self) -> None:
        """Remove it with all that lies in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        os.close(self._held)


def _hold(folder: Path) -> int | None:
    """Lock a folder; None where another import, finding it before that, has cleared it."""
    with contextlib.suppress(FileNotFoundError):
        held = os.open(folder, os.O_RDONLY)
        fcntl.flock(held, fcntl.LOCK_EX)
        if folder.exists():
            return held
        os.close(held)
    return None


def _clear() -> None:
    """Remove this user's folders that no process holds any more."""
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        try:
            found = os.open(left, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        except OSError:
            continue
        with contextlib.suppress(BlockingIOError):
            if os.fstat(found).st_uid == os.geteuid():
                fcntl.flock(found, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(left, ignore_errors=True)
        os.close(found)
