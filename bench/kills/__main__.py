"""usage: python -m bench.kills [--rounds N]

Kills (-9) an import, a server that tells of what happens by webhook, and who carries mail, more
often than the tests do (`tests/test_kill_*.py`, whose code this is). The server that readers
write to is killed by `python -m bench.write --kill N`.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests import environment, test_kill_an_import, test_kill_the_courier, test_kill_the_mailroom

SERIES: dict[str, Callable[[Path, int], None]] = {
    "an import": test_kill_an_import.a_series,
    "a server that tells": test_kill_the_courier.a_series,
    "who carries mail": test_kill_the_mailroom.a_series,
}
"""What is killed, and how: in a folder, so many times (who carries mail: for so many readers)."""


def main() -> int:
    """Run every series; the first thing that is lost or doubled ends it with an AssertionError."""
    parser = argparse.ArgumentParser(prog="python -m bench.kills", description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args().rounds
    for name, series in SERIES.items():
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(dir=environment.FOLDER) as folder:
            series(Path(folder), rounds)
        print(f"{name}: {rounds} rounds, nothing lost, {time.monotonic() - begun:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
