"""usage: python -m bench.write [--seconds N] [--clients N] [--kill ROUNDS]

Posts and votes through the API of a real server on SQLite, and audits the rows afterwards.
With --kill the server is ended by kill -9 in the middle of each round and started again.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.write.clients import Acknowledged, gathered, together
from tests.server import Server, serving

FAULTS = (
    "comments_lost",
    "comments_doubled",
    "comments_without_entry",
    "votes_lost",
    "tallies_wrong",
)
STORY = "spring-tides-this-week"
ENOUGH, SLOWEST = 8, 40.0
"""Comments that a round must see acknowledged before its kill, and the seconds it may take."""


def main() -> int:
    """Run the bench; 1 where something acknowledged is lost, doubled or untold."""
    parser = argparse.ArgumentParser(prog="python -m bench.write", description=__doc__)
    parser.add_argument("--seconds", type=float, default=15.0)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--kill", type=int, default=0, metavar="ROUNDS")
    args = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="comity-bench-") as folder,
        serving(Path(folder) / "data", demo=True) as server,
    ):
        known = seeds(server)
        rounds = [args.seconds / max(1, args.kill)] * max(1, args.kill)
        whole, spent = Acknowledged(), 0.0
        for count, seconds in enumerate(rounds):
            begun = time.monotonic()
            whole.add(one_round(server, args.clients, seconds, known, count, kill=args.kill > 0))
            spent += time.monotonic() - begun
        found = audited(server, whole)
    report(whole, spent, found)
    return 0 if is_whole(found) else 1


def one_round(
    server: Server, clients: int, seconds: float, known: list[str], count: int, *, kill: bool
) -> Acknowledged:
    """Let clients write for so many seconds; with `kill`, end the server before they end.

    It is ended once some writes of the round are acknowledged, however slow the machine is.
    """
    begun = time.monotonic()
    longest = max(seconds, SLOWEST) if kill else seconds
    running = together(server.port, STORY, clients, longest, known, first=count * clients)
    if kill:
        time.sleep(seconds * random.uniform(0.4, 0.9))
        while sum(each.written for each in running) < ENOUGH and time.monotonic() < begun + longest:
            time.sleep(0.02)
        server.kill()
    told = gathered(running)
    if kill:
        server.start()
    return told


def seeds(server: Server) -> list[str]:
    """Post a few comments, for the clients of the bench to vote on; return their ids."""
    return list(gathered(together(server.port, STORY, 4, 1.0, [], first=9000)).comments)


def audited(server: Server, whole: Acknowledged) -> dict[str, Any]:
    """Stop the server once its follower has caught up, and look into its rows."""
    wanted = {
        "comments": whole.comments,
        "votes": [[name, comment, value] for (name, comment), value in whole.votes.items()],
    }
    end = time.monotonic() + 30
    while True:
        done = subprocess.run(
            [sys.executable, "-m", "bench.write.audit"],
            input=json.dumps(wanted),
            env={**server.environ, "DJANGO_SETTINGS_MODULE": "comity.settings"},
            capture_output=True,
            text=True,
            check=True,
        )
        found: dict[str, Any] = json.loads(done.stdout)
        if found["follower_at_head"] or time.monotonic() > end:
            return found
        time.sleep(0.5)


def is_whole(found: dict[str, Any]) -> bool:
    """Say whether the audit found nothing missing and nothing twice."""
    return bool(found["follower_at_head"]) and not any(found[name] for name in FAULTS)


def report(whole: Acknowledged, spent: float, found: dict[str, Any]) -> None:
    """Print what was done, how fast, and what the audit found."""
    waits = sorted(whole.waits)
    done = len(waits)
    print(f"{done} writes acknowledged in {spent:.1f} s: {done / spent:.0f} a second")
    if waits:
        middle, late = waits[done // 2], waits[min(done - 1, int(done * 0.99))]
        print(f"waiting: p50 {middle * 1000:.0f} ms, p99 {late * 1000:.0f} ms")
    for refusal in sorted(set(whole.refusals)):
        print(f"refused: {whole.refusals.count(refusal)} × {refusal}")
    for name, value in found.items():
        print(f"{name.replace('_', ' '):<26} {value}")


if __name__ == "__main__":
    sys.exit(main())
