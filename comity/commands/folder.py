"""The data folder: whether the demo made it and where that answers, and who is at work on it."""

import fcntl
import os
import shutil
from pathlib import Path

MARK = ".comity-demo"
"""The file by which the demo knows its own folders; it holds the demo's address."""

LOCK = ".comity-lock"


class Busy(Exception):
    """Somebody is at work on the folder."""


def data() -> Path:
    """Return the data folder; call it before Django is set up."""
    return Path(os.environ.setdefault("COMITY_DATA", str(Path.cwd() / "data")))


def is_foreign(folder: Path) -> bool:
    """Say whether the folder holds what the demo did not make."""
    return folder.is_dir() and not (folder / MARK).exists() and any(_within(folder))


def share(folder: Path) -> None:
    """Hold the folder until this process ends; others may hold it too, but nobody clears it."""
    fcntl.flock(_lock(folder), fcntl.LOCK_SH)


def clear(folder: Path) -> None:
    """Empty the folder; raises Busy where somebody holds it, in this process or in another."""
    lock = _lock(folder)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as fault:
        raise Busy(folder) from fault
    else:
        # The lock's own file stays: who comes meanwhile waits at it.
        for each in _within(folder):
            shutil.rmtree(each) if each.is_dir() else each.unlink()
    finally:
        os.close(lock)


def mark(folder: Path, address: str) -> None:
    """Note that the demo made the folder, and where it answers."""
    (folder / MARK).write_text(address, encoding="utf-8")


def demo_address(folder: Path) -> str:
    """Return where the demo on this folder answers; "" where none does."""
    try:
        return (folder / MARK).read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def demo_mail(folder: Path) -> Path:
    """Return the folder in which the demo's letters land, unless mail is set up otherwise."""
    return folder.resolve() / "mail"


def _lock(folder: Path) -> int:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def _within(folder: Path) -> list[Path]:
    return [each for each in folder.iterdir() if each.name != LOCK]
