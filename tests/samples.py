"""The sample newsroom, brought in once for all tests of a run, and copied for each server."""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from comity.commands import folder
from tests.environment import FOLDER

ELSEWHERE = "http://127.0.0.1:65535"


def bring_in_samples(data: Path, address: str) -> None:
    """Fill `data` as `comity demo` does, for a server at `address`."""
    shutil.copytree(_made(), data, dirs_exist_ok=True)
    folder.mark(data, address)
    with closing(sqlite3.connect(data / "comity.sqlite3")) as rows, rows:
        rows.execute(
            "UPDATE publications_publication SET origins = replace(origins, ?, ?)",
            (ELSEWHERE, address),
        )


def _made() -> Path:
    """Return the folder that holds the samples; the first of a run's processes to ask makes it."""
    whole = FOLDER / "samples"
    with (whole.parent / "samples.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not whole.exists():
            part = whole.with_suffix(".part")
            environ = {
                **{name: value for name, value in os.environ.items() if name[:7] != "COMITY_"},
                "COMITY_DATA": str(part),
                "COMITY_PUBLIC_URL": ELSEWHERE,
            }
            command = [sys.executable, "-m", "comity", "demo", "--no-serve", "--port", "65535"]
            subprocess.run(command, env=environ, check=True, capture_output=True)
            part.rename(whole)
    return whole
