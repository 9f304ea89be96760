"""Data folders that take long to make, made once for all tests of a run and copied for each."""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from comity.commands import folder
from tests.environment import FOLDER

ELSEWHERE = "http://127.0.0.1:65535"


def bring_in_samples(data: Path, address: str) -> None:
    """Fill `data` as `comity demo` does, for a server at `address`."""
    shutil.copytree(_made("samples", _samples), data, dirs_exist_ok=True)
    folder.mark(data, address)
    with closing(sqlite3.connect(data / "comity.sqlite3")) as rows, rows:
        rows.execute(
            "UPDATE publications_publication SET origins = replace(origins, ?, ?)",
            (ELSEWHERE, address),
        )


def bring_in_nothing(data: Path) -> None:
    """Fill `data` with the rows' tables alone, and nothing in them."""
    shutil.copytree(_made("nothing", _nothing), data, dirs_exist_ok=True)


def _samples(data: Path) -> None:
    bring_in_nothing(data)
    folder.mark(data, ELSEWHERE)
    _comity(data, "demo", "--no-serve", "--port", "65535")


def _nothing(data: Path) -> None:
    _comity(data, "manage", "migrate", "--verbosity", "0")


def _made(name: str, fill: Callable[[Path], None]) -> Path:
    """Return a folder that is filled once; the first of a run's processes to ask fills it."""
    whole = FOLDER / name
    with whole.with_suffix(".lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not whole.exists():
            part = whole.with_suffix(".part")
            shutil.rmtree(part, ignore_errors=True)  # what a filling that failed has left
            part.mkdir()
            fill(part)
            part.rename(whole)
    return whole


def _comity(data: Path, *words: str) -> None:
    environ = {
        **{key: value for key, value in os.environ.items() if key[:7] != "COMITY_"},
        "COMITY_DATA": str(data),
        "COMITY_PUBLIC_URL": ELSEWHERE,
    }
    program = [sys.executable, "-m", "comity", *words]
    subprocess.run(program, env=environ, check=True, capture_output=True)
