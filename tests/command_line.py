"""The command line as somebody else's shell has it."""

import os
import subprocess
import sys
from pathlib import Path


def comity(data: Path, *words: str, umask: int = -1) -> subprocess.CompletedProcess[str]:
    """Run a command over a data folder, without the tests' settings; umask -1 is our own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COMITY_")}
    return subprocess.run(
        [sys.executable, "-m", "comity", *words],
        env={**kept, "COMITY_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
        umask=umask,
    )
