"""`bench/read`: the read lane beside nginx, and threads of 50 to 100,000 comments, in one run."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench.reading.load import Rate, read
from bench.reading.servers import Server, comity, nginx
from bench.reading.world import PUBLICATION, slug

SIZES = (50, 1_000, 10_000, 100_000)
NGINX_GOAL, SIZE_GOAL = 0.35, 0.9


def main() -> int:
    """Run everything and print the table; the exit status is 1 where a goal is missed."""
    args = _arguments()
    missing = [name for name in ("nginx", "wrk", "taskset") if shutil.which(name) is None]
    if missing:
        sys.exit(f"bench/read: please install {', '.join(missing)} (Debian: nginx-light, wrk)")
    sizes = [size for size in SIZES if size <= args.largest]
    with tempfile.TemporaryDirectory(prefix="comity-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # nginx reads as another user
        environment = {
            **os.environ,
            "COMITY_DATA": str(folder / "data"),
            "DJANGO_SETTINGS_MODULE": "comity.settings",
        }
        print("Writing the threads …", flush=True)
        _program("world", sizes, environment)
        rendering = json.loads(_program("rendering", sizes, environment, capture=True))
        with comity(folder / "data", args.port) as ours:
            paths = {size: f"/read/{PUBLICATION}/{slug(size)}/best/1?lang=en" for size in sizes}
            pages = {size: ours.get(path) for size, path in paths.items()}
            with nginx(folder, args.port + 1, paths[50], pages[50]) as other:
                assert other.get(paths[50]).body == pages[50].body
                print(f"Reading, {args.rounds} rounds of {args.seconds} s each …", flush=True)
                beside, grown = _measure(ours, other, paths, args.rounds, args.seconds)
    bytes_of = {size: len(page.body) for size, page in pages.items()}
    return _report(beside, grown, rendering, bytes_of)


def _measure(
    ours: Server, other: Server, paths: dict[int, str], rounds: int, seconds: int
) -> tuple[list[Rate], dict[int, list[Rate]]]:
    """Take turns, so that a noisy moment falls on all alike.

    What is compared stands side by side: nginx, 50 comments, the most comments, the rest.
    """
    beside: list[Rate] = []
    grown: dict[int, list[Rate]] = {size: [] for size in paths}
    smallest, *between, largest = paths
    for _ in range(rounds):
        beside.append(read(other, paths[smallest], seconds))
        for size in (smallest, largest, *between):
            grown[size].append(read(ours, paths[size], seconds))
    return beside, grown


def _report(
    beside: list[Rate],
    grown: dict[int, list[Rate]],
    rendering: dict[str, dict[str, float]],
    bytes_of: dict[int, int],
) -> int:
    print(f"\n{'one process, one core':26} {'requests/s':>11} {'per core-second':>16} {'page':>9}")
    _line("nginx, the same bytes", beside, bytes_of[50])
    for size, rates in grown.items():
        _line(f"Comity, {size:,} comments", rates, bytes_of[size])
    largest = max(grown)
    goals = [
        ("Comity / nginx", grown[50], beside, NGINX_GOAL),
        (f"{largest:,} / 50 comments", grown[largest], grown[50], SIZE_GOAL),
    ]
    missed = 0
    print()
    for name, one, two, goal in goals:
        clock = median(a.by_clock / b.by_clock for a, b in zip(one, two, strict=True))
        core = median(a.by_core / b.by_core for a, b in zip(one, two, strict=True))
        # The clock's ratio is the promise; the core's tells whether others took the machine.
        reached = "reached" if clock >= goal else "reached by core" if core >= goal else "MISSED"
        missed += max(clock, core) < goal
        print(f"{name:26} {clock:11.2f} {core:16.2f}   goal {goal}: {reached}")
    print()
    for order, by_size in rendering.items():
        cells = ", ".join(f"{int(size):,}: {ms:.1f} ms" for size, ms in by_size.items())
        print(f"A render of {order + ',':8} comments {cells}")
    return 1 if missed else 0


def _line(name: str, rates: list[Rate], size: int) -> None:
    clock, core = median(r.by_clock for r in rates), median(r.by_core for r in rates)
    print(f"{name:26} {clock:11,.0f} {core:16,.0f} {size:7,} B")


def _program(
    name: str, sizes: list[int], environment: dict[str, str], *, capture: bool = False
) -> str:
    command = [sys.executable, "-m", f"bench.reading.{name}", *map(str, sizes)]
    output = subprocess.PIPE if capture else None
    done = subprocess.run(command, env=environment, check=True, stdout=output, text=True)
    return done.stdout or ""


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench/read", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="how often each is measured")
    parser.add_argument("--seconds", type=int, default=3, help="how long a measurement takes")
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="comments of the largest")
    parser.add_argument("--port", type=int, default=8110, help="this port and the next are used")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
